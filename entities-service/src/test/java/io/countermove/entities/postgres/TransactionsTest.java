package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermove.entities.UnavailableException;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class TransactionsTest {
    @Test
    void saysWhenTheDatabaseIsAway() throws IOException {
        var source = new PGSimpleDataSource();
        source.setPortNumbers(new int[] {closedPort()});

        assertThatThrownBy(() -> new Transactions(source).call(connection -> connection))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        e -> assertThat(e.reason()).isEqualTo(UnavailableException.Reason.AWAY))
                .hasMessageContaining("refused");
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
