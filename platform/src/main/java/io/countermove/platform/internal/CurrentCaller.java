package io.countermove.platform.internal;

import io.countermove.platform.problem.Problem;
import jakarta.enterprise.context.RequestScoped;

/// The caller of this request; `require` refuses one whose role does not reach.
@RequestScoped
public class CurrentCaller {
    private Caller caller = Caller.ANONYMOUS;

    public Caller get() {
        return caller;
    }

    public Caller require(Caller.Role role) {
        if (!caller.isAtLeast(role)) {
            throw Problem.of(403, "role-missing", "This needs the role " + role.wire() + ".")
                    .asException();
        }
        return caller;
    }

    void set(Caller caller) {
        this.caller = caller;
    }
}
