package io.countermove.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/// Asks a service how it is.
final class Health {
    private static final int TIMEOUT_MILLIS = 3_000;

    private Health() {}

    static boolean isReady(int port) {
        return isUp(port, "ready");
    }

    /// Whether it lives; it may still have to read the log before it is ready.
    static boolean isLive(int port) {
        return isUp(port, "live");
    }

    private static boolean isUp(int port, String question) {
        try {
            // The old client: it loads in a tenth of the new one's time, and `status` should feel immediate.
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/q/health/" + question)
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException _) {
            return false;
        }
    }
}
