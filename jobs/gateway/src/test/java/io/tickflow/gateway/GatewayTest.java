package io.tickflow.gateway;

import static io.tickflow.gateway.GatewayFixture.bearer;
import static io.tickflow.gateway.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Identity;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Route;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers of a gateway whose Kafka and ClickHouse are away. */
class GatewayTest {

    private static final Duration SOON = Duration.ofSeconds(3);

    @RegisterExtension static final GatewayFixture gateway = new GatewayFixture();

    @Test
    void shouldTellThatItLives() throws Exception {
        assertThat(gateway.get("/v1/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldEndSoonWithoutKafka() throws Exception {
        var ending = new GatewayFixture();
        assertThat(ending.get("/v1/health/live").statusCode()).isEqualTo(200);
        long startNanos = System.nanoTime();

        ending.close();

        assertThat(System.nanoTime() - startNanos).isLessThan(SOON.toNanos());
    }

    @Test
    void shouldNotBeReadyWithoutKafka() throws Exception {
        HttpResponse<String> answer = gateway.get("/v1/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("type").asText()).isEqualTo("/problems/unavailable");
    }

    @Test
    void shouldAnswerFromMemoryWithItsAge() throws Exception {
        HttpResponse<String> answer = gateway.get("/v1/symbols/EURUSD/features/latest");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode meta = json(answer).path("meta");
        assertThat(meta.path("layer").asText()).isEqualTo("L1");
        assertThat(meta.path("degraded").asBoolean()).isTrue();
        assertThat(json(answer).path("data").path("features").path("feature_0").asDouble())
                .isEqualTo(1.5);
        assertThat(json(answer).path("data").path("features").path("feature_1").isNull()).isTrue();
    }

    @Test
    void shouldListVotesOfMembers() throws Exception {
        JsonNode data = json(gateway.get("/v1/symbols/EURUSD/predictions/latest")).path("data");

        assertThat(data).hasSize(1);
        assertThat(data.get(0).path("votes").get(0).path("member").asText())
                .isEqualTo("direction.xgboost");
    }

    @Test
    void shouldFilterSignals() throws Exception {
        assertThat(json(gateway.get("/v1/signals?symbol=EURUSD")).path("data")).hasSize(1);
        assertThat(json(gateway.get("/v1/signals?symbol=GBPUSD")).path("data")).isEmpty();
    }

    @Test
    void shouldTellThatEmptyListMayLackHistory() throws Exception {
        JsonNode meta = json(gateway.get("/v1/signals?symbol=GBPUSD")).path("meta");

        assertThat(meta.path("degraded").asBoolean()).isTrue();
        assertThat(meta.path("note").asText()).contains("ClickHouse");
    }

    @Test
    void shouldNameEveryProblemOfRequest() throws Exception {
        HttpResponse<String> answer = gateway.get("/v1/signals?limit=0&colour=red");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(json(answer).path("detail").asText()).contains("limit").contains("colour");
    }

    @Test
    void shouldRefuseUnknownToken() throws Exception {
        assertThat(gateway.get("/v1/symbols", bearer("tf_wrong")).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldSayWhoAsks() throws Exception {
        JsonNode local = json(gateway.get("/v1/me")).path("data");
        JsonNode olga = json(gateway.get("/v1/me", bearer(GatewayFixture.OPERATOR))).path("data");

        assertThat(local.path("role").asText()).isEqualTo("VIEWER");
        assertThat(olga.path("name").asText()).isEqualTo("olga");
        assertThat(olga.path("role").asText()).isEqualTo("OPERATOR");
    }

    @Test
    void shouldTellPlacesOfPartsToKnownCallersOnly() throws Exception {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                json(gateway.get("/v1/health/ready"))
                                        .path("detail")
                                        .asText()
                                        .contains("127.0.0.1"));
        Route ready =
                gateway.gateway().routes().stream()
                        .filter(route -> route.id().equals("healthReady"))
                        .findFirst()
                        .orElseThrow();

        assertThatThrownBy(
                        () -> ready.handler().answer(Call.of(Identity.ANYBODY, Map.of(), Map.of())))
                .isInstanceOf(Problem.class)
                .message()
                .doesNotContain("127.0.0.1");
    }

    @Test
    void shouldDescribeEveryRoute() throws Exception {
        JsonNode document = json(gateway.get("/v1/openapi.json"));

        List<String> described = new ArrayList<>();
        document.path("paths")
                .fields()
                .forEachRemaining(
                        path ->
                                path.getValue()
                                        .fields()
                                        .forEachRemaining(
                                                operation ->
                                                        described.add(
                                                                operation
                                                                        .getValue()
                                                                        .path("operationId")
                                                                        .asText())));
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(
                        gateway.gateway().routes().stream().map(Route::id).toList());
    }

    @Test
    void shouldTellThatHistoryIsAway() throws Exception {
        HttpResponse<String> answer = gateway.get("/v1/symbols/EURUSD/bars");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("detail").asText()).contains("ClickHouse");
    }

    @Test
    void shouldListQuestionsOfCookbook() throws Exception {
        assertThat(json(gateway.get("/v1/sql")).path("data")).hasSizeGreaterThan(40);
    }
}
