package io.tickflow.gateway.http;

import static io.tickflow.gateway.http.TestServer.CONNECTIONS_MAX;
import static io.tickflow.gateway.http.TestServer.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Connections that say nothing, or little. */
class IdleConnectionTest {

    private static final int CONNECTIONS = 10_000;

    @AutoClose private final TestServer server = TestServer.start();

    @Test
    void shouldBoundIdleConnectionsInNumberAndTime() throws Exception {
        List<SocketChannel> idle = new ArrayList<>();
        try {
            long most = 0;
            for (int i = 0; i < CONNECTIONS; i++) {
                var channel = SocketChannel.open();
                channel.configureBlocking(false);
                var unused =
                        channel.connect(
                                new InetSocketAddress(
                                        InetAddress.getLoopbackAddress(), server.port()));
                idle.add(channel);
                most = Math.max(most, server.connections());
            }
            await().atMost(WAIT).until(() -> server.connections() > 0);
            // The server looks at the bound after it has accepted, on each of its threads.
            assertThat(most).isLessThanOrEqualTo(2L * CONNECTIONS_MAX);
            await().atMost(WAIT).until(() -> isClosedByServer(idle));
            assertThat(server.connections()).isLessThanOrEqualTo(2L * CONNECTIONS_MAX);
        } finally {
            for (SocketChannel channel : idle) {
                channel.close();
            }
        }
        await().atMost(WAIT).ignoreExceptions().until(() -> server.status() == 200);
    }

    /** Returns true if one of the channels was established and then ended by the server. */
    private static boolean isClosedByServer(List<SocketChannel> channels) {
        for (SocketChannel channel : channels) {
            try {
                if (channel.finishConnect() && channel.read(ByteBuffer.allocate(1)) < 0) {
                    return true;
                }
            } catch (IOException e) {
                // Refused, as the queue of the system is full.
            }
        }
        return false;
    }

    @Test
    void shouldEndRequestThatTricklesIn() throws Exception {
        try (var socket = server.connect()) {
            socket.getOutputStream().write("GET /v1/here HT".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();

            assertThat(socket.getInputStream().readAllBytes()).as("the end").isEmpty();
        }
    }
}
