package io.tickflow.gateway;

import static io.tickflow.gateway.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.core.instrument.Instruments;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Identity;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.resource.SettingResource;
import io.tickflow.settings.store.SettingChange;
import io.tickflow.settings.store.SettingStore;
import io.tickflow.settings.store.StorePlace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings of a running gateway: hidden secrets, live flags. */
class LiveSettingsTest {

    private static final String RATE = "tickflow.gateway.requests-per-second";
    private static final String BURST = "tickflow.gateway.requests-at-once";

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
}
