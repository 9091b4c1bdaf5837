package io.tickflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.gateway.live.Streams;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamTest {

    private static final Duration WAIT = Duration.ofSeconds(30);

    /** Fewer than a client may leave, of more bytes. */
    private static final int EVENTS = 200;

    private static final String LONG = "X".repeat(60_000);

    @RegisterExtension static final GatewayFixture gateway = new GatewayFixture();

    @AfterEach
    void endStreams() {
        streams().dropAll();
    }

    private static Streams streams() {
        return gateway.gateway().streams();
    }

    @Test
    void shouldSendChosenEventsAsTheyCome() throws Exception {
        long before = streams().sent();
        HttpResponse<InputStream> stream = stream("/v1/stream?topics=signals&symbol=GBPUSD");
        assertThat(stream.statusCode()).isEqualTo(200);
        await().atMost(WAIT).until(() -> streams().clients() == 1);
        gateway.put(EventTypes.SIGNALS, GatewayFixture.signal("EURUSD"), "EURUSD");
        gateway.put(EventTypes.SIGNALS, GatewayFixture.signal("GBPUSD"), "GBPUSD");

        List<String> lines = new ArrayList<>();
        try (var reader =
                new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine();
                    line != null && !line.startsWith("data:");
                    line = reader.readLine()) {
                lines.add(line);
            }
        }
        assertThat(lines).contains("event:TradeSignalCreated");
        assertThat(streams().sent()).isEqualTo(before + 1);
    }

    @Test
    void shouldDropReaderThatLeavesManyBytes() throws Exception {
        long before = streams().dropped();
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            URI url = URI.create(gateway.gateway().url());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()));
            socket.getOutputStream()
                    .write(
                            "GET /v1/stream?topics=signals HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            await().atMost(WAIT).until(() -> streams().clients() == 1);

            for (int i = 0; i < EVENTS; i++) {
                gateway.put(EventTypes.SIGNALS, GatewayFixture.signal(LONG), "EURUSD");
            }

            assertThat(streams().dropped()).isEqualTo(before + 1);
        }
    }

    @Test
    void shouldLeaveStreamsToOtherCallers() throws Exception {
        String path = "/v1/stream?topics=signals";
        for (int i = 0; i < Streams.OF_CALLER_MAX; i++) {
            assertThat(stream(path).statusCode()).isEqualTo(200);
        }
        await().atMost(WAIT).until(() -> streams().clients() == Streams.OF_CALLER_MAX);

        assertThat(stream(path).statusCode()).as("one more").isEqualTo(503);
        assertThat(stream(path, GatewayFixture.bearer(GatewayFixture.OPERATOR)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldNameUnknownTopics() throws Exception {
        HttpResponse<String> answer = gateway.get("/v1/stream?topics=gossip");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("gossip");
    }

    private static HttpResponse<InputStream> stream(String path, String... headers)
            throws Exception {
        return HttpClient.newHttpClient()
                .send(gateway.request(path, headers).GET().build(), BodyHandlers.ofInputStream());
    }
}
