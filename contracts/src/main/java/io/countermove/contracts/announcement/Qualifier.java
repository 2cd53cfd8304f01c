package io.countermove.contracts.announcement;

import java.util.Arrays;
import java.util.Optional;

/// How a number is to be read: exactly, about, at least, at most.
public enum Qualifier {
    EXACTLY("="),
    ABOUT("~"),
    AT_LEAST(">="),
    AT_MOST("<=");

    private final String sign;

    Qualifier(String sign) {
        this.sign = sign;
    }

    /// Its form on the wire.
    public String sign() {
        return sign;
    }

    public static Optional<Qualifier> find(String sign) {
        return Arrays.stream(values()).filter(q -> q.sign.equals(sign)).findFirst();
    }
}
