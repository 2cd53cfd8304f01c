package io.countermove.events.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static final int LONGEST = 100_000;

    @Test
    void cutsAtEachLineFeedWhereverTheBodyIsCut() throws IOException {
        var body = "one\n\ntwo\r\n" + "3".repeat(LONGEST) + "\nlast";
        for (int piece : new int[] {1, 2, 7, 64 * 1024, 1_000_000}) {
            assertThat(texts(read(body, piece, 1)))
                    .as("in pieces of %d", piece)
                    .containsExactly("one", "", "two\r", "3".repeat(LONGEST), "last");
        }
    }

    @Test
    void keepsNothingOfALineThatIsTooLong() throws IOException {
        var lines = read("one\n" + "2".repeat(LONGEST + 1) + "\nthree\n" + "4".repeat(3 * LONGEST), 1000, 1);
        assertThat(texts(lines)).containsExactly("one", "", "three", "");
        assertThat(lines).extracting(Line::tooLong).containsExactly(false, true, false, true);
        assertThat(lines).extracting(Line::number).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void passesOverWhatIsNotWanted() throws IOException {
        var lines = read("one\n" + "2".repeat(LONGEST + 1) + "\nthree\nfour\n", 5, 3);
        assertThat(texts(lines)).containsExactly("three", "four");
        assertThat(lines).extracting(Line::number).containsExactly(3L, 4L);
    }

    @Test
    void countsNoLineAfterTheLastLineFeed() throws IOException {
        var reader = new LineReader(in("one\ntwo\n", 100), LONGEST, 1);
        var lines = new ArrayList<Line>();
        while (reader.read(lines)) {}
        assertThat(reader.lines()).isEqualTo(2);
    }

    private static List<Line> read(String body, int piece, long first) throws IOException {
        var reader = new LineReader(in(body, piece), LONGEST, first);
        var lines = new ArrayList<Line>();
        while (reader.read(lines)) {}
        return lines;
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream()
                .map(line -> new String(line.bytes(), StandardCharsets.US_ASCII))
                .toList();
    }

    /// Gives no more than `piece` bytes at once.
    private static InputStream in(String body, int piece) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, piece));
            }
        };
    }
}
