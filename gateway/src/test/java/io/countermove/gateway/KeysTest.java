package io.countermove.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysTest {

    private static final Principal DESK = new Principal(Role.PUBLISHER, "desk", List.of("urn:desk"), false);
    private static final Key DESK_KEY = Key.of(FakeServices.hex("cm_desk"), DESK);
    private static final Principal WIRE = new Principal(Role.PUBLISHER, "wire", List.of("urn:wire"), false);
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    private final KeyRing issued = new KeyRing();
    private final Keys open = new Keys(List.of(DESK_KEY), issued, Tokens.NONE, true);
    private final Keys closed = new Keys(List.of(DESK_KEY), issued, Tokens.NONE, false);

    @BeforeEach
    void haveReadTheIssuedOnes() {
        issued.take(new IssuedKey(Key.of(FakeServices.hex("cm_wire"), WIRE), NOW, "admin/root", null));
        issued.markRead();
    }

    @Test
    void knowsAnIssuedKeyUntilItIsRevoked() {
        assertThat(closed.admit("Bearer cm_wire", Role.PUBLISHER)).isEqualTo(new Admission.Admitted(WIRE));
        IssuedKey key = issued.all().getFirst();
        issued.take(key.revoked(NOW.plusSeconds(1), "admin/root"));
        assertThat(rule(closed.admit("Bearer cm_wire", Role.READER))).isEqualTo("key-revoked");
        issued.take(key);
        assertThat(rule(open.admit("Bearer cm_wire", Role.READER))).isEqualTo("key-revoked");
    }

    @Test
    void doesNotRefuseAKeyBeforeItKnowsAll() {
        Keys starting = new Keys(List.of(DESK_KEY), new KeyRing(), Tokens.NONE, true);
        assertThat(status(starting.admit("Bearer cm_wire", Role.READER))).isEqualTo(503);
        assertThat(status(starting.admit("Bearer cm_desk", Role.READER))).isEqualTo(200);
    }

    @Test
    void takesATokenOfTheIssuer() {
        Tokens tokens = text -> switch (text) {
            case "good" -> new Tokens.Verdict.Genuine(WIRE);
            case "old" -> new Tokens.Verdict.Refused("The token has expired");
            case "early" -> new Tokens.Verdict.Undecided();
            default -> new Tokens.Verdict.NotTaken();
        };
        Keys keys = new Keys(List.of(DESK_KEY), issued, tokens, false);
        assertThat(keys.admit("Bearer good", Role.PUBLISHER)).isEqualTo(new Admission.Admitted(WIRE));
        assertThat(status(keys.admit("Bearer good", Role.ADMIN))).isEqualTo(403);
        assertThat(rule(keys.admit("Bearer old", Role.READER))).isEqualTo("token-refused");
        assertThat(status(keys.admit("Bearer early", Role.READER))).isEqualTo(503);
        assertThat(status(keys.admit("Bearer cm_desk", Role.READER))).isEqualTo(200);
    }

    @Test
    void letsAnonymousReadOnlyWhenTold() {
        assertThat(open.admit(null, Role.READER)).isEqualTo(new Admission.Admitted(Principal.ANONYMOUS));
        assertThat(status(closed.admit(null, Role.READER))).isEqualTo(401);
        assertThat(status(open.admit(null, Role.PUBLISHER))).isEqualTo(401);
    }

    @Test
    void knowsAKeyByItsDigest() {
        assertThat(closed.admit("Bearer cm_desk", Role.PUBLISHER)).isEqualTo(new Admission.Admitted(DESK));
        assertThat(closed.admit("bearer cm_desk", Role.READER)).isEqualTo(new Admission.Admitted(DESK));
    }

    @Test
    void refusesAWrongKeyEvenWhereNoneIsNeeded() {
        assertThat(status(open.admit("Bearer cm_wrong", Role.READER))).isEqualTo(401);
        assertThat(status(open.admit("Basic cm_desk", Role.READER))).isEqualTo(401);
    }

    @Test
    void refusesARoleTooLow() {
        assertThat(status(open.admit("Bearer cm_desk", Role.ADMIN))).isEqualTo(403);
    }

    @Test
    void refusesAKeyThatIsWronglyWritten() {
        assertThatThrownBy(() -> Key.of("abc", DESK)).hasMessageContaining("64 hexadecimal digits");
        assertThatThrownBy(() -> Key.of(FakeServices.hex(""), DESK)).hasMessageContaining("empty");
        assertThatThrownBy(() -> new Principal(Role.READER, "a\nb", List.of(), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String rule(Admission admission) {
        return admission instanceof Admission.Refused(Problem problem) ? problem.rule() : "";
    }

    private static int status(Admission admission) {
        return admission instanceof Admission.Refused(Problem problem) ? problem.status() : 200;
    }
}
