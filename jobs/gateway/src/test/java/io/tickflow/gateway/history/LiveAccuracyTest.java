package io.tickflow.gateway.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.clickhouse.ClickHouseConfig;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveAccuracyTest {

    @Test
    void shouldHoldOneCallerWhileHistoryIsSilent() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var history =
                        new HistoryClient(
                                ClickHouseConfig.of("http://127.0.0.1:" + silent.getLocalPort()))) {
            var accuracy = new LiveAccuracy(history, "tickflow", System::currentTimeMillis);
            CompletableFuture<?> first = CompletableFuture.supplyAsync(accuracy::figures);
            try (Socket asked = silent.accept()) {
                assertThat(
                                CompletableFuture.supplyAsync(accuracy::figures)
                                        .get(60, TimeUnit.SECONDS))
                        .isEmpty();
                assertThat(first).isNotDone();
                assertThat(asked.isConnected()).isTrue();
            }
            first.get(60, TimeUnit.SECONDS);
        }
    }
}
