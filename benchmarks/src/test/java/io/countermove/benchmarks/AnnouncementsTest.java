package io.countermove.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.announcement.AnnouncementWriter;
import io.countermove.contracts.event.Content;
import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.contracts.validation.Reading;
import io.countermove.contracts.vocabulary.Vocabulary;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {
    @Test
    void areValidAndOfAboutOneKibibyte() {
        var reader = new AnnouncementReader(Vocabulary.standard());

        assertThat(LongStream.range(0, 300).mapToObj(number -> Announcements.of(number, 0)))
                .allSatisfy(announcement -> assertThat(reader.published(AnnouncementWriter.write(announcement)))
                        .isInstanceOf(Reading.Valid.class));
        assertThat(LongStream.range(0, 300)
                        .mapToObj(number -> new Content.Published(Announcements.of(number, 0)))
                        .mapToInt(content -> content.toBytes().length)
                        .average())
                .hasValueCloseTo(1_024.0, Percentage.withPercentage(15));
    }
}
