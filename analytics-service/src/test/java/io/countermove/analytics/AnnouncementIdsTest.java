package io.countermove.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnnouncementIdsTest {
    private final AnnouncementIds ids = new AnnouncementIds();

    @Test
    void countsInTheOrderOfFirstMention() {
        assertThat(ids.code("b")).isZero();
        assertThat(ids.code("a")).isEqualTo(1);
        assertThat(ids.code("b")).isZero();
        assertThat(ids.size()).isEqualTo(2);
    }

    @Test
    void findsOnlyWhatWasMentioned() {
        ids.code("ab");

        assertThat(ids.find("ab")).isZero();
        assertThat(ids.find("a")).isEqualTo(AnnouncementIds.NONE);
        assertThat(ids.find("abc")).isEqualTo(AnnouncementIds.NONE);
        assertThat(ids.find("aé")).isEqualTo(AnnouncementIds.NONE);
        assertThat(ids.find("")).isEqualTo(AnnouncementIds.NONE);
    }

    /// More than the table and a page of letters hold at first.
    @Test
    void keepsAllWhileItGrows() {
        var all = IntStream.range(0, 20_000).mapToObj(i -> "announcement-" + i).toList();

        all.forEach(ids::code);

        assertThat(all).allSatisfy(id -> assertThat(ids.required(ids.find(id))).isEqualTo(id));
        assertThat(all.stream().map(ids::code)).isSorted().hasSize(ids.size());
    }
}
