package io.tickflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.connector.event.EventTypes;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamTest {

    @Test
    void shouldSendChosenEventsAsTheyCome() throws Exception {
        try (var gateway = new GatewayFixture()) {
            HttpResponse<InputStream> stream =
                    HttpClient.newHttpClient()
                            .send(
                                    gateway.request("/v1/stream?topics=signals&symbol=GBPUSD")
                                            .GET()
                                            .build(),
                                    BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> gateway.gateway().streams().clients() == 1);
            gateway.put(EventTypes.SIGNALS, GatewayFixture.signal("EURUSD"), "EURUSD");
            gateway.put(EventTypes.SIGNALS, GatewayFixture.signal("GBPUSD"), "GBPUSD");

            List<String> lines = new ArrayList<>();
            try (var reader =
                    new BufferedReader(
                            new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine();
                        line != null && !line.startsWith("data:");
                        line = reader.readLine()) {
                    lines.add(line);
                }
            }
            assertThat(lines).contains("event:TradeSignalCreated");
            assertThat(gateway.gateway().streams().sent()).isEqualTo(1);
        }
    }

    @Test
    void shouldNameUnknownTopics() throws Exception {
        try (var gateway = new GatewayFixture()) {
            HttpResponse<String> answer = gateway.get("/v1/stream?topics=gossip");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("gossip");
        }
    }
}
