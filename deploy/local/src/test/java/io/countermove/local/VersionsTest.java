package io.countermove.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {
    @TempDir
    private Path path;

    @Test
    void mayDropWhatIsBuiltUntilItIsSwitchedTo() {
        Versions built = Versions.FIRST.begin();
        assertThat(built).isEqualTo(new Versions(1, 2, Set.of(2), Set.of()));

        Versions switched = built.activate(2);
        assertThat(switched).isEqualTo(new Versions(2, 2, Set.of(1), Set.of()));
        assertThat(switched.dropped(1)).isEqualTo(new Versions(2, 2, Set.of(), Set.of()));
    }

    @Test
    void keepsWhatDiffersUntilItIsDiscarded() {
        Versions kept = Versions.FIRST.begin().keepLast();
        assertThat(kept).isEqualTo(new Versions(1, 2, Set.of(), Set.of(2)));
        assertThat(kept.discardKept().obsolete()).containsExactly(2);
    }

    @Test
    void neverGivesANumberTwice() {
        assertThat(Versions.FIRST.begin().dropped(2).begin().last()).isEqualTo(3);
    }

    @Test
    void refusesToDropWhatServes() {
        assertThatThrownBy(() -> new Versions(1, 1, Set.of(1), Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void survivesInItsFile() {
        VersionFile file = new VersionFile(path.resolve("versions.properties"));
        assertThat(file.of(Projection.STATE)).isEqualTo(Versions.FIRST);

        file.change(Projection.STATE, versions -> versions.begin().keepLast().begin());

        assertThat(file.of(Projection.STATE)).isEqualTo(new Versions(1, 3, Set.of(3), Set.of(2)));
        assertThat(file.of(Projection.METRICS)).isEqualTo(Versions.FIRST);
    }

    @Test
    void comparesEachFigure() throws Exception {
        var json = new ObjectMapper();
        var one = json.readTree("""
                {"records": {"count": 2, "checksum": "a"}, "outcomes": {"applied": {"count": 2, "checksum": "a"}},
                 "current": {"count": 1, "checksum": "b"}, "facts": {"count": 3, "checksum": "c"}}""");
        var other = json.readTree(one.toString().replace("\"c\"", "\"d\""));

        assertThat(Comparison.of(one, one).isEqual()).isTrue();
        assertThat(Comparison.of(one, other).isEqual()).isFalse();
        assertThat(Comparison.of(one, other).lines())
                .filteredOn(line -> line.contains("DIFFERENT"))
                .singleElement()
                .asString()
                .contains("facts", "3 c", "3 d");
    }
}
