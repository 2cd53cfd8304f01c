package io.countermove.gateway;

/// Bearer tokens of an OpenID Connect issuer. Answers at once, from what is known of the issuer.
public interface Tokens {

    /// No issuer is configured: only keys are taken.
    Tokens NONE = _ -> new Verdict.NotTaken();

    Verdict judge(String token);

    /// What a token is worth.
    sealed interface Verdict {

        record Genuine(Principal principal) implements Verdict {}

        /// Not a token, or there is no issuer.
        record NotTaken() implements Verdict {}

        /// Not good here.
        ///
        /// @param reason for its holder
        record Refused(String reason) implements Verdict {}

        /// The issuer's keys are not known (yet).
        record Undecided() implements Verdict {}
    }
}
