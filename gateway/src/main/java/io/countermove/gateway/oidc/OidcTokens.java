package io.countermove.gateway.oidc;

import io.countermove.gateway.Tokens;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/// Takes signed tokens of one issuer for one audience. Which of its keys signed is looked up in memory.
final class OidcTokens implements Tokens, AutoCloseable {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final int CLOCK_SKEW_SECONDS = 30;

    /// Signatures with a key pair. With a shared secret, the issuer's public key could be passed off as one.
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    private static final Map<Integer, String> REASONS = Map.of(
            ErrorCodes.EXPIRED, "The token has expired",
            ErrorCodes.NOT_YET_VALID, "The token is not valid yet",
            ErrorCodes.AUDIENCE_MISSING, "The token is not meant for this system",
            ErrorCodes.AUDIENCE_INVALID, "The token is not meant for this system",
            ErrorCodes.ISSUER_MISSING, "The token is of another issuer",
            ErrorCodes.ISSUER_INVALID, "The token is of another issuer");

    private final IssuerKeys keys;
    private final Claims claims;
    private final JwtConsumer consumer;

    OidcTokens(String issuer, String audience, IssuerKeys keys, Claims claims) {
        this.keys = keys;
        this.claims = claims;
        this.consumer = new JwtConsumerBuilder()
                .setExpectedIssuer(issuer)
                .setExpectedAudience(audience)
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .setJwsAlgorithmConstraints(ALGORITHMS)
                .setVerificationKeyResolver((signature, nesting) ->
                        new JwksVerificationKeyResolver(keys.keys()).resolveKey(signature, nesting))
                .build();
    }

    @Override
    public Verdict judge(String token) {
        if (!FORM.matcher(token).matches()) {
            return new Verdict.NotTaken();
        }
        List<JsonWebKey> known = keys.keys();
        if (known.isEmpty()) {
            return new Verdict.Undecided();
        }
        try {
            return claims.judge(consumer.processToClaims(token).getClaimsMap());
        } catch (InvalidJwtException e) {
            return refused(e);
        }
    }

    private Verdict refused(InvalidJwtException failure) {
        if (failure.getCause() instanceof UnresolvableKeyException && keys.wish()) {
            // Perhaps the issuer has a new key.
            return new Verdict.Undecided();
        }
        return new Verdict.Refused(failure.getErrorDetails().stream()
                .map(error -> REASONS.get(error.getErrorCode()))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse("The token is not signed by the issuer"));
    }

    @Override
    public void close() {
        keys.close();
    }
}
