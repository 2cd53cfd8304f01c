package io.countermove.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final Path DEFAULT = Path.of("/project/.countermove");

    @Test
    void startsWithTheDefaultsWhenNothingElseIsSaid() {
        assertThat(parse("up")).isEqualTo(new Command.Up(DEFAULT, false, OptionalInt.empty(), false));
    }

    @Test
    void takesOptionsInAnyOrderAndBothSpellings() {
        Command expected = new Command.Up(Path.of("/d"), true, OptionalInt.of(9090), true);
        assertThat(parse("up", "--port", "9090", "--empty", "--data", "/d", "--detach"))
                .isEqualTo(expected);
        assertThat(parse("up", "--data=/d", "--detach", "--port=9090", "--empty"))
                .isEqualTo(expected);
    }

    @Test
    void makesTheDataFolderAbsolute() {
        assertThat(parse("down", "--data", "a/../b"))
                .isEqualTo(new Command.Down(Path.of("b").toAbsolutePath()));
    }

    @Test
    void readsTheOtherCommands() {
        assertThat(parse("status", "--json")).isEqualTo(new Command.Status(DEFAULT, true));
        assertThat(parse("train")).isEqualTo(new Command.Train());
        assertThat(parse("logs")).isEqualTo(new Command.Logs(DEFAULT, null));
        assertThat(parse("logs", "gateway")).isEqualTo(new Command.Logs(DEFAULT, "gateway"));
        assertThat(parse("rebuild"))
                .isEqualTo(new Command.Rebuild(DEFAULT, List.of(Projection.STATE, Projection.METRICS), false, false));
        assertThat(parse("rebuild", "metrics", "--compare-only"))
                .isEqualTo(new Command.Rebuild(DEFAULT, List.of(Projection.METRICS), true, false));
        assertThat(parse("load", "article"))
                .isEqualTo(new Command.Load(DEFAULT, "article", null, null, false, false, false, false));
    }

    @Test
    void readsWhatIsToBeDoneWithKeys() {
        assertThat(parse("key", "create", "desk", "--role", "publisher", "--source", "/a", "--source=/b", "--official"))
                .isEqualTo(new Command.Key.Create(DEFAULT, "desk", "publisher", List.of("/a", "/b"), true));
        assertThat(parse("key", "create", "eyes"))
                .isEqualTo(new Command.Key.Create(DEFAULT, "eyes", "reader", List.of(), false));
        assertThat(parse("key", "list", "--json")).isEqualTo(new Command.Key.Listing(DEFAULT, true));
        assertThat(parse("key", "revoke", "3f1a9c0b7d2e4f68"))
                .isEqualTo(new Command.Key.Revoke(DEFAULT, "3f1a9c0b7d2e4f68"));
        assertRefused("key create NAME", "key");
        assertRefused("Whose key", "key", "create");
        assertRefused("no option --role", "key", "list", "--role", "admin");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertRefused("no command 'upp'", "upp");
        assertRefused("no option --prot", "up", "--prot", "1");
        assertRefused("no option --detach", "down", "--detach");
        assertRefused("'extra'", "status", "extra");
        assertRefused("--data needs a value", "up", "--data");
        assertRefused("not '70000'", "up", "--port", "70000");
        assertRefused("What is to be loaded", "load");
        assertRefused("no projection 'trends'", "rebuild", "trends");
        assertRefused("Say what to do");
    }

    private static void assertRefused(String message, String... words) {
        assertThatThrownBy(() -> parse(words)).isInstanceOf(LocalFailure.class).hasMessageContaining(message);
    }

    private static Command parse(String... words) {
        return Arguments.parse(List.of(words), DEFAULT);
    }
}
