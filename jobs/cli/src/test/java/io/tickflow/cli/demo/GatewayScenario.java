package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.gateway.Gateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The gateway beside a pipeline that trades. */
@ExtendWith(PipelineExtension.class)
abstract class GatewayScenario {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SYMBOL = "GATEWAY";

    /** Question of the cookbook with a symbol. */
    private static final String QUESTION = "bars-of";

    @TempDir private Path directory;
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void shouldTellWhatPipelineKnowsAndCommandIt(PipelineHarness pipeline) throws Exception {
        var feed = new SteadyFeed(pipeline, SYMBOL).warmUp();
        feed.sendUntil("an order is filled", () -> pipeline.ask(o -> o.ordersFilled()) > 0);
        try (var gateway = PipelineGateway.of(pipeline, directory)) {
            gateway.start();
            PipelineHarness.await("the topics are followed")
                    .until(() -> get(gateway, "v1/health/ready").statusCode() == 200);
            PipelineHarness.await("the newest vector and prediction are in memory")
                    .untilAsserted(() -> assertThatMemoryServes(gateway, feed));
            JsonNode signal = data(get(gateway, "v1/signals?limit=1")).get(0);
            PipelineHarness.await("the history has the decision")
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    data(get(
                                                                    gateway,
                                                                    "v1/explain/"
                                                                            + signal.path(
                                                                                            "decisionId")
                                                                                    .asText()))
                                                            .at("/decision/symbol")
                                                            .asText())
                                            .isEqualTo(signal.path("symbol").asText()));
            PipelineHarness.await("the history has bars of the symbol")
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    data(
                                                            get(
                                                                    gateway,
                                                                    "v1/symbols/"
                                                                            + SYMBOL
                                                                            + "/bars?bar=S10")))
                                            .isNotEmpty());
            assertThatParametersAreNoSql(gateway);
            assertThat(data(get(gateway, "v1/components")).findValuesAsText("name"))
                    .contains("features", "scoring", "desk", "execution", "history", "gateway");
            // Of an account that nobody trades: other scenarios share the desk.
            assertThat(data(command(gateway, "halt")).path("by").asText()).isEqualTo("olga");
            assertThat(data(command(gateway, "resume")).path("command").asText())
                    .isEqualTo("RESUME");
            PipelineHarness.await("the commands came back as events")
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    data(get(gateway, "v1/controls"))
                                                            .findValuesAsText("by"))
                                            .contains("olga"));
        }
    }

    /** A text of the caller is a value, whatever it says. */
    private void assertThatParametersAreNoSql(Gateway gateway) throws Exception {
        for (String text :
                new String[] {
                    "' OR 1=1 --",
                    "x'; DROP TABLE features; --",
                    "x\\' OR \\'1\\'=\\'1",
                    "{symbol:String}"
                }) {
            String body = JSON.createObjectNode().put("symbol", text).toString();
            HttpResponse<String> answer =
                    post(gateway, "v1/sql/" + QUESTION, "{\"parameters\":" + body + "}", false);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(data(answer).path("rows")).as(text).isEmpty();
        }
        assertThat(data(get(gateway, "v1/symbols/" + SYMBOL + "/bars?bar=S10"))).isNotEmpty();
    }

    private void assertThatMemoryServes(Gateway gateway, SteadyFeed feed) throws Exception {
        feed.send(1);
        JsonNode vector = json(get(gateway, "v1/symbols/" + SYMBOL + "/features/latest"));
        JsonNode votes = json(get(gateway, "v1/symbols/" + SYMBOL + "/predictions/latest"));
        JsonNode again =
                data(post(gateway, "v1/predict", "{\"symbols\":[\"" + SYMBOL + "\"]}", false));

        assertThat(vector.at("/meta/layer").asText()).isEqualTo("L1");
        assertThat(vector.at("/data/features/mid_diff_1").isMissingNode()).isFalse();
        assertThat(votes.at("/data/0/votes")).isNotEmpty();
        assertThat(again.path(0).path("votes").size()).isEqualTo(votes.at("/data/0/votes").size());
    }

    private HttpResponse<String> get(Gateway gateway, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(gateway.url() + path)).build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> command(Gateway gateway, String command) throws Exception {
        return post(
                gateway,
                "v1/control/" + command + "?waitMillis=0",
                "{\"reason\":\"the test\",\"account\":\"NOBODY\"}",
                true);
    }

    private HttpResponse<String> post(Gateway gateway, String path, String body, boolean isOperator)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(gateway.url() + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        return client.send(
                (isOperator
                                ? request.header("Authorization", "Bearer " + PipelineGateway.TOKEN)
                                : request)
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode data(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("data");
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
