package io.tickflow.gateway;

import static io.tickflow.gateway.GatewayFixture.bearer;
import static io.tickflow.gateway.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Identity;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.resource.SettingResource;
import io.tickflow.settings.store.SettingChange;
import io.tickflow.settings.store.SettingStore;
import io.tickflow.settings.store.StorePlace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private static final String RATE = "tickflow.gateway.requests-per-second";
    private static final String BURST = "tickflow.gateway.requests-at-once";

    private static GatewayFixture gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = new GatewayFixture();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void shouldTellThatItLives() throws Exception {
        assertThat(gateway.get("/v1/health/live").statusCode()).isEqualTo(200);
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
    void shouldRefusePagesOfOtherSites() throws Exception {
        assertThat(gateway.get("/v1/symbols", "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldRefuseElementsOfOtherSites() throws Exception {
        // An image or a script has no Origin, and could hold streams open.
        String[] image = {"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", "image"};
        assertThat(gateway.get("/v1/symbols", image).statusCode()).isEqualTo(403);
        assertThat(
                        gateway.get(
                                        "/v1/symbols",
                                        "Sec-Fetch-Site",
                                        "same-site",
                                        "Sec-Fetch-Dest",
                                        "iframe")
                                .statusCode())
                .isEqualTo(403);

        assertThat(gateway.get("/v1/symbols", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(200);
        assertThat(
                        gateway.get(
                                        "/market",
                                        "Sec-Fetch-Site",
                                        "cross-site",
                                        "Sec-Fetch-Dest",
                                        "document")
                                .statusCode())
                .as("a link")
                .isEqualTo(200);
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
    void shouldGuardBrowsers() throws Exception {
        HttpResponse<String> page = gateway.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void shouldTellHeadOfFile() throws Exception {
        HttpResponse<String> head = gateway.head("/THIRD-PARTY.txt");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length").orElseThrow()).isPositive();
        assertThat(head.body()).isEmpty();
    }

    @Test
    void shouldServeConsoleWithLicencesOfItsPackages() throws Exception {
        HttpResponse<String> page = gateway.get("/market");
        Matcher script = Pattern.compile("/assets/app-\\w+\\.js").matcher(page.body());

        assertThat(script.find()).as(page.body()).isTrue();
        assertThat(gateway.get(script.group()).headers().firstValue("Content-Type"))
                .hasValue("text/javascript; charset=utf-8");
        assertThat(gateway.get("/THIRD-PARTY.txt").body())
                .contains("(Apache-2.0) lightweight-charts", "(MIT) preact");
    }

    @Test
    void shouldNotLeaveFolderOfConsole() throws Exception {
        assertThat(gateway.get("/..%2f..%2fio/tickflow/gateway/Gateway.class").statusCode())
                .isEqualTo(404);
        for (String path :
                List.of(
                        "/%2e%2e/%2e%2e/etc/passwd",
                        "/assets/..%5c..%5cindex.html",
                        "/assets/%00.js",
                        "/.git/config",
                        "/assets//../../io/tickflow/gateway/Gateway.class")) {
            assertThat(gateway.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(gateway.get("/v1/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldPutNothingOfRequestIntoHeaders() throws Exception {
        HttpResponse<String> answer =
                gateway.get("/v1/symbols/EUR%0d%0aSet-Cookie:a=b/features/latest");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void shouldRefuseOtherMethods() throws Exception {
        HttpResponse<String> answer = gateway.post("/v1/symbols", "{}");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
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
    void shouldHideSecretsOfSettings() throws Exception {
        var resource =
                new SettingResource(
                        Instruments.NONE,
                        () ->
                                Map.of(
                                        "tickflow.pipeline", "live",
                                        "tickflow.kafka.properties.sasl.jaas.config",
                                                "password='x'",
                                        "partner.basic.auth.user.info", "olga:x",
                                        "partner.passphrase", "x",
                                        "partner.url", "https://olga:x/y@z@host/a?apiKey=x&b=c"));
        Route settings =
                resource.routes().stream()
                        .filter(route -> route.id().equals("settings"))
                        .findFirst()
                        .orElseThrow();

        assertThat(settings.handler().answer(Call.of(Identity.LOCAL, Map.of(), Map.of())).data())
                .isEqualTo(
                        Map.of(
                                "tickflow.pipeline", "live",
                                "tickflow.kafka.properties.sasl.jaas.config", "(hidden)",
                                "partner.basic.auth.user.info", "(hidden)",
                                "partner.passphrase", "(hidden)",
                                "partner.url", "https://...@host/a?apiKey=...&b=c"));
    }

    @Test
    void shouldApplyChangedFlagsWithoutRestart() throws Exception {
        try (var postgres =
                        EmbeddedPostgres.builder()
                                .setServerConfig("listen_addresses", "127.0.0.1")
                                .setServerConfig("fsync", "off")
                                .setPGStartupWait(Duration.ofMinutes(1))
                                .start();
                var store = new SettingStore(place(postgres), null);
                var live = new GatewayFixture(place(postgres))) {
            assertThat(GatewayFixture.json(live.get("/v1/settings")).path("data").path(RATE))
                    .isEmpty();

            store.set(
                    Map.of(RATE, SettingChange.to("1"), BURST, SettingChange.to("1")),
                    "olga",
                    "too many questions",
                    0);
            await().atMost(Duration.ofSeconds(60))
                    .pollDelay(Duration.ofMillis(50))
                    .until(() -> live.get("/v1/symbols").statusCode() == 429);
            store.set(
                    Map.of(
                            RATE,
                            SettingChange.to("1000"),
                            BURST,
                            SettingChange.to("1000"),
                            "tickflow.gateway.cache.ttl-factor",
                            SettingChange.to("often")),
                    "olga",
                    "a wrong value changes nothing",
                    1);
            store.set(
                    Map.of("tickflow.gateway.cache.ttl-factor", SettingChange.to("2")),
                    "olga",
                    "as it was",
                    2);
            await().atMost(Duration.ofSeconds(60))
                    .pollDelay(Duration.ofMillis(50))
                    .until(() -> live.get("/v1/symbols").statusCode() == 200);
            assertThat(json(live.get("/v1/settings")).path("data").path(RATE).asText())
                    .isEqualTo("1000");
        }
    }

    private static StorePlace place(EmbeddedPostgres server) {
        return new StorePlace(
                "pg:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort()),
                "postgres",
                null);
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
