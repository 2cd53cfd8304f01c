package io.countermove.entities.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countermove.platform.internal.InternalSettings;
import io.countermove.platform.query.BadParameter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Cursors as opaque text, signed with the deployment's secret.
@Singleton
class Cursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final JsonMapper JSON = new JsonMapper();

    private final SecretKeySpec key;

    Cursors(InternalSettings settings) {
        this.key = new SecretKeySpec(("cursor " + settings.secret()).getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    String write(Cursor cursor) {
        try {
            var bytes = JSON.writeValueAsBytes(cursor);
            return encode(bytes) + "." + encode(sign(bytes));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    Cursor read(String text, String filters) {
        var dot = text.indexOf('.');
        try {
            var bytes = Base64.getUrlDecoder().decode(text.substring(0, Math.max(dot, 0)));
            var signature = Base64.getUrlDecoder().decode(text.substring(dot + 1));
            if (dot < 1 || !MessageDigest.isEqual(signature, sign(bytes))) {
                throw BadParameter.of("cursor", "it is not one that was given out");
            }
            var cursor = JSON.readValue(bytes, Cursor.class);
            if (!cursor.filters().equals(filters)) {
                throw BadParameter.of("cursor", "it belongs to other filters");
            }
            return cursor;
        } catch (IllegalArgumentException | IOException _) {
            throw BadParameter.of("cursor", "it is not one that was given out");
        }
    }

    private byte[] sign(byte[] bytes) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
