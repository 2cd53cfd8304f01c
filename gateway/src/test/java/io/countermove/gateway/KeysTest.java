package io.countermove.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeysTest {

    private static final Principal DESK = new Principal(Role.PUBLISHER, "desk", List.of("urn:desk"), false);
    private static final Keys OPEN = new Keys(List.of(Key.of(FakeServices.hex("cm_desk"), DESK)), true);
    private static final Keys CLOSED = new Keys(List.of(Key.of(FakeServices.hex("cm_desk"), DESK)), false);

    @Test
    void letsAnonymousReadOnlyWhenTold() {
        assertThat(OPEN.admit(null, Role.READER)).isEqualTo(new Admission.Admitted(Principal.ANONYMOUS));
        assertThat(status(CLOSED.admit(null, Role.READER))).isEqualTo(401);
        assertThat(status(OPEN.admit(null, Role.PUBLISHER))).isEqualTo(401);
    }

    @Test
    void knowsAKeyByItsDigest() {
        assertThat(CLOSED.admit("Bearer cm_desk", Role.PUBLISHER)).isEqualTo(new Admission.Admitted(DESK));
        assertThat(CLOSED.admit("bearer cm_desk", Role.READER)).isEqualTo(new Admission.Admitted(DESK));
    }

    @Test
    void refusesAWrongKeyEvenWhereNoneIsNeeded() {
        assertThat(status(OPEN.admit("Bearer cm_wrong", Role.READER))).isEqualTo(401);
        assertThat(status(OPEN.admit("Basic cm_desk", Role.READER))).isEqualTo(401);
    }

    @Test
    void refusesARoleTooLow() {
        assertThat(status(OPEN.admit("Bearer cm_desk", Role.ADMIN))).isEqualTo(403);
    }

    @Test
    void refusesAKeyThatIsWronglyWritten() {
        assertThatThrownBy(() -> Key.of("abc", DESK)).hasMessageContaining("64 hexadecimal digits");
        assertThatThrownBy(() -> Key.of(FakeServices.hex(""), DESK)).hasMessageContaining("empty");
        assertThatThrownBy(() -> new Principal(Role.READER, "a\nb", List.of(), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int status(Admission admission) {
        return admission instanceof Admission.Refused(Problem problem) ? problem.status() : 200;
    }
}
