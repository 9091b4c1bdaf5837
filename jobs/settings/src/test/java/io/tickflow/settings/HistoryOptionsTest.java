package io.tickflow.settings;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.connector.clickhouse.BatchLimits;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.accuracy.AccuracyRules;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.outcome.OutcomeSample;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class HistoryOptionsTest {

    @Test
    void shouldHaveDefaults() {
        assertThat(HistoryOptions.configure(new Configuration()))
                .usingRecursiveComparison()
                // Rules have no equality but that of their text.
                .withEqualsForType(
                        (one, other) -> one.toString().equals(other.toString()), ServerTime.class)
                .isEqualTo(
                        new HistoryConfig(
                                new KafkaConfig("127.0.0.1:9092", Map.of()),
                                new Deployment("tickflow", Mode.PAPER),
                                "tickflow-history",
                                ClickHouseConfig.of("http://127.0.0.1:8123"),
                                BatchLimits.of(10_000, 500),
                                0,
                                FeatureSet.standard().schema(),
                                new HistoryConfig.Outcomes(
                                        OutcomeSample.ALL, new AccuracyRules(0.6, 1_000, 200, 0.1)),
                                new HistoryConfig.Ticks(
                                        "mt5.ticks",
                                        new FeedClock(
                                                ServerTime.parse("new-york+7h"), Map.of(), 300_000),
                                        0)));
    }

    @Test
    void shouldMapEveryOption() {
        var settings =
                Configuration.fromMap(
                        Map.ofEntries(
                                entry("tickflow.pipeline", "fx"),
                                entry("tickflow.mode", "DEMO"),
                                entry("tickflow.kafka.bootstrap-servers", "a:1,b:2"),
                                entry("tickflow.kafka.properties.security.protocol", "SSL"),
                                entry("tickflow.history.group", "g"),
                                entry("tickflow.history.clickhouse.url", "https://ch:8443"),
                                entry("tickflow.history.clickhouse.user", "u"),
                                entry("tickflow.history.clickhouse.password-file", "/run/secret"),
                                entry("tickflow.history.clickhouse.database", "d"),
                                entry("tickflow.history.batch-rows", "7"),
                                entry("tickflow.history.flush-interval", "2 s"),
                                entry("tickflow.history.ticks-retention-days", "7"),
                                entry("tickflow.feed.topic", "t"),
                                entry("tickflow.feed.server-time", "+03:00"),
                                entry("tickflow.feed.server-times.XAUUSD", "UTC"),
                                entry("tickflow.feed.ahead-max", "1 s"),
                                entry("tickflow.outcomes.sample", "0.5"),
                                entry("tickflow.outcomes.accuracy-min", "0.7"),
                                entry("tickflow.outcomes.accuracy-window", "90"),
                                entry("tickflow.outcomes.accuracy-votes-min", "80"),
                                entry("tickflow.outcomes.accuracy-sure", "0.2"),
                                entry("tickflow.history.retention-days", "30")));

        assertThat(HistoryOptions.configure(settings))
                .usingRecursiveComparison()
                // Rules have no equality but that of their text.
                .withEqualsForType(
                        (one, other) -> one.toString().equals(other.toString()), ServerTime.class)
                .isEqualTo(
                        new HistoryConfig(
                                new KafkaConfig("a:1,b:2", Map.of("security.protocol", "SSL")),
                                new Deployment("fx", Mode.DEMO),
                                "g",
                                new ClickHouseConfig("https://ch:8443", "u", "/run/secret", "d"),
                                BatchLimits.of(7, 2_000),
                                30,
                                FeatureSet.standard().schema(),
                                new HistoryConfig.Outcomes(
                                        new OutcomeSample(0.5),
                                        new AccuracyRules(0.7, 90, 80, 0.2)),
                                new HistoryConfig.Ticks(
                                        "t",
                                        new FeedClock(
                                                ServerTime.parse("+03:00"),
                                                Map.of("XAUUSD", ServerTime.UTC),
                                                1_000),
                                        7)));
    }

    @Test
    void shouldStoreNoTicksWhenTurnedOff() {
        var settings = Configuration.fromMap(Map.of("tickflow.history.ticks", "false"));

        assertThat(HistoryOptions.configure(settings).ticks()).isNull();
    }

    @Test
    void shouldListEveryProblemAtOnce() {
        var settings =
                Configuration.fromMap(
                        Map.of(
                                "tickflow.history.clickhouse.url", "ch:8123",
                                "tickflow.history.clickhouse.database", "a b",
                                "tickflow.history.clickhouse.password", "secret",
                                "tickflow.history.batch-rows", "0",
                                "tickflow.history.ticks-retention-days", "-1",
                                "tickflow.outcomes.sample", "2",
                                "tickflow.outcomes.accuracy-votes-min", "1001",
                                "tickflow.history.flush-interval", "soon"));

        assertThatThrownBy(() -> HistoryOptions.configure(settings))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("tickflow.history.clickhouse.url")
                .hasMessageContaining("tickflow.history.clickhouse.database")
                .hasMessageContaining("tickflow.history.clickhouse.password: no such option")
                .hasMessageContaining("tickflow.history.batch-rows")
                .hasMessageContaining("tickflow.history.ticks-retention-days")
                .hasMessageContaining("tickflow.outcomes.sample: '2.0' must be 0 to 1")
                .hasMessageContaining("tickflow.outcomes.accuracy-votes-min")
                .hasMessageContaining("tickflow.history.flush-interval");
    }
}
