package io.countermove.contracts.topic;

import java.io.IOException;
import java.io.UncheckedIOException;

/// The AsyncAPI 3 document of all topics, YAML.
public final class AsyncApi {

    private static final byte[] DOCUMENT = resource();

    private AsyncApi() {}

    public static byte[] document() {
        return DOCUMENT.clone();
    }

    private static byte[] resource() {
        try (var in = AsyncApi.class.getResourceAsStream("/io/countermove/contracts/asyncapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("asyncapi.yaml is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
