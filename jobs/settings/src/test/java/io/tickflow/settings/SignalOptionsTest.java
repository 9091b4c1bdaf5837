package io.tickflow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.kafka.StartAt;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.canary.CanaryShare;
import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.Quality;
import io.tickflow.core.market.ServerTime;
import io.tickflow.flink.function.RekeyStage;
import io.tickflow.flink.function.ScoringStage;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class SignalOptionsTest {

    private static final int UNTRUSTED =
            Quality.LOCKED
                    | Quality.CROSSED_SEEN
                    | Quality.TWO_PARTITIONS
                    | Quality.GAP_IN_WINDOW
                    | Quality.STALE;

    private final Configuration settings =
            new Configuration().set(ScoringOptions.MODEL_BUNDLE, "bundle");

    @Test
    void shouldHaveDefaults() {
        SignalJobConfig config = SignalOptions.configure(settings);

        assertThat(config.feed())
                .usingRecursiveComparison()
                .isEqualTo(
                        new SignalJobConfig.Feed(
                                Topics.TICKS,
                                "tickflow-signal",
                                StartAt.LATEST,
                                new FeedClock(ServerTime.parse("new-york+7h"), Map.of(), 300_000)));
        assertThat(config.features().set().config()).isEqualTo(FeatureConfig.STANDARD);
        assertThat(config.scoring())
                .isEqualTo(
                        new SignalJobConfig.Scoring(
                                "bundle",
                                512L << 20,
                                new ScoringStage(512, 64, 1_000, 5),
                                new RegistryConfig(null, null, 2L << 30)));
        assertThat(config.signals())
                .isEqualTo(new SignalLimits(null, 0, 2, UNTRUSTED, 30_000, null, 5_000));
    }

    @Test
    void shouldMapEveryOption() {
        settings.addAll(
                Configuration.fromMap(
                        Map.ofEntries(
                                Map.entry("tickflow.feed.topic", "ticks"),
                                Map.entry("tickflow.feed.group", "g"),
                                Map.entry("tickflow.feed.start", "EARLIEST"),
                                Map.entry("tickflow.feed.server-time", "+03:00"),
                                Map.entry("tickflow.feed.server-times.EURUSD.x", "-05:00"),
                                Map.entry("tickflow.feed.ahead-max", "7 s"),
                                Map.entry("tickflow.scoring.timeout", "2 s"),
                                Map.entry("tickflow.scoring.capacity", "3"),
                                Map.entry("tickflow.scoring.batch-max", "4"),
                                Map.entry("tickflow.scoring.breaker-failures", "6"),
                                Map.entry("tickflow.model.native-memory-max", "64 mb"),
                                Map.entry("tickflow.registry", "file:///registry"),
                                Map.entry("tickflow.model.cache", "/var/cache"),
                                Map.entry("tickflow.model.cache-max", "1 gb"),
                                Map.entry("tickflow.signal.confidence-min", "0.7"),
                                Map.entry("tickflow.signal.agreement-min", "0.8"),
                                Map.entry("tickflow.signal.spread-multiple-max", "1.5"),
                                Map.entry("tickflow.signal.cooldown", "5 s"),
                                Map.entry("tickflow.signal.horizon", "6 s"),
                                Map.entry("tickflow.signal.time-to-live", "8 s"))));

        SignalJobConfig config = SignalOptions.configure(settings);

        assertThat(config.feed())
                .usingRecursiveComparison()
                .isEqualTo(
                        new SignalJobConfig.Feed(
                                "ticks",
                                "g",
                                StartAt.EARLIEST,
                                new FeedClock(
                                        ServerTime.parse("+03:00"),
                                        Map.of("EURUSD.x", ServerTime.parse("-05:00")),
                                        7_000)));
        assertThat(config.scoring())
                .isEqualTo(
                        new SignalJobConfig.Scoring(
                                "bundle",
                                64L << 20,
                                new ScoringStage(3, 4, 2_000, 6),
                                new RegistryConfig("file:///registry", "/var/cache", 1L << 30)));
        assertThat(config.signals())
                .isEqualTo(new SignalLimits(0.7, 0.8, 1.5, UNTRUSTED, 5_000, 6_000L, 8_000));
    }

    @Test
    void shouldTakeReferenceWithRegistry() {
        settings.set(ScoringOptions.MODEL_BUNDLE, "models:/direction-eurusd@champion")
                .set(RegistryOptions.REGISTRY, "s3://bucket/registry");

        assertThat(SignalOptions.configure(settings).scoring().registry().uri())
                .isEqualTo("s3://bucket/registry");
    }

    @Test
    void shouldRefuseReferenceWithoutRegistry() {
        settings.set(ScoringOptions.MODEL_BUNDLE, "models:/direction-eurusd@latest");

        assertThatThrownBy(() -> SignalOptions.configure(settings))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("tickflow.model.bundle: no alias is called latest")
                .hasMessageContaining("tickflow.registry: is required");
    }

    @Test
    void shouldRefuseRegistryWithoutScheme() {
        settings.set(RegistryOptions.REGISTRY, "work/registry")
                .set(RegistryOptions.CACHE, "relative");

        assertThatThrownBy(() -> SignalOptions.configure(settings))
                .hasMessageContaining("tickflow.registry: 'work/registry' must be a URI")
                .hasMessageContaining("tickflow.model.cache: 'relative' must be an absolute path");
    }

    @Test
    void shouldReadSettingsOfReKeying() {
        settings.set(FeedOptions.REKEY_WAIT, Duration.ofSeconds(2));
        assertThat(SignalOptions.configure(settings).feed().rekey()).isEqualTo(RekeyStage.OFF);
        assertThat(SignalOptions.configure(settings).stage().rekeyed()).isFalse();

        settings.set(FeedOptions.REKEY, true).set(FeedOptions.REKEY_TICKS_MAX, 7);
        assertThat(SignalOptions.configure(settings).feed().rekey())
                .isEqualTo(new RekeyStage(true, 2_000, 7));
        assertThat(SignalOptions.configure(settings).stage().rekeyed()).isTrue();

        settings.set(FeedOptions.REKEY_WAIT, Duration.ofSeconds(61))
                .set(FeedOptions.REKEY_TICKS_MAX, 0);
        assertThatThrownBy(() -> SignalOptions.configure(settings))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("tickflow.feed.rekey-wait")
                .hasMessageContaining("tickflow.feed.rekey-ticks-max");
    }

    @Test
    void shouldTakeAChallengerWithItsSymbols() {
        settings.set(ScoringOptions.CHALLENGER, "/bundles/2");
        settings.set(ScoringOptions.CANARY, "2.5%");

        assertThat(SignalOptions.configure(settings).scoring().challenger())
                .isEqualTo(new SignalJobConfig.Challenger("/bundles/2", CanaryShare.parse("2.5%")));
        assertThat(SignalOptions.configure(settings).ofHistory().scoring().challenger()).isNull();
    }

    @Test
    void shouldRefuseHalfACanary() {
        settings.set(ScoringOptions.CHALLENGER, "models:/m@challenger");
        assertThatThrownBy(() -> SignalOptions.configure(settings))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining(
                        "tickflow.scoring.canary: is required, as tickflow.scoring.challenger is"
                                + " set");

        settings.set(ScoringOptions.CANARY, "200%");
        assertThatThrownBy(() -> SignalOptions.configure(settings))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("tickflow.scoring.canary: '200%'")
                .hasMessageContaining(
                        "tickflow.registry: is required, as tickflow.scoring.challenger is"
                                + " 'models:/m@challenger'");
    }

    @Test
    void shouldVetoTicksOfDoubtfulQuality() {
        assertThat(SignalOptions.configure(settings).signals().qualityMask()).isEqualTo(UNTRUSTED);
    }

    @Test
    void shouldVetoOnlyConfiguredQuality() {
        settings.set(SignalOptions.QUALITY_VETOES, "STALE, LOCKED");

        assertThat(SignalOptions.configure(settings).signals().qualityMask())
                .isEqualTo(Quality.STALE | Quality.LOCKED);

        settings.set(SignalOptions.QUALITY_VETOES, "SLOW");
        assertThatThrownBy(() -> SignalOptions.configure(settings))
                .hasMessageContaining("tickflow.signal.quality-vetoes: 'SLOW' must be one of");
    }

    @Test
    void shouldBoundHowFarFeedIsAhead() {
        assertThat(SignalOptions.configure(settings).feed().clock().aheadMillisMax())
                .isEqualTo(300_000);

        settings.set(FeedOptions.AHEAD_MAX, Duration.ofSeconds(7));
        assertThat(SignalOptions.configure(settings).feed().clock().aheadMillisMax())
                .isEqualTo(7_000);

        settings.set(FeedOptions.AHEAD_MAX, Duration.ofSeconds(-1));
        assertThatThrownBy(() -> SignalOptions.configure(settings))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("tickflow.feed.ahead-max");
    }

    @Test
    void shouldStartAtEndBeginningOrInstant() {
        assertThat(SignalOptions.configure(settings).feed().startAt()).isEqualTo(StartAt.LATEST);

        settings.set(FeedOptions.FEED_START, "earliest");
        assertThat(SignalOptions.configure(settings).feed().startAt()).isEqualTo(StartAt.EARLIEST);

        settings.set(FeedOptions.FEED_START, "2024-03-08T12:00:00Z");
        assertThat(SignalOptions.configure(settings).feed().startAt())
                .hasToString("2024-03-08T12:00:00Z");

        settings.set(FeedOptions.FEED_START, "yesterday");
        assertThatThrownBy(() -> SignalOptions.configure(settings))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining(
                        "tickflow.feed.start: 'yesterday' is neither LATEST nor EARLIEST nor an"
                                + " instant such as 2024-03-08T12:00:00Z");
    }
}
