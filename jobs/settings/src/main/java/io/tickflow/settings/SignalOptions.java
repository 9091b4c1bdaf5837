package io.tickflow.settings;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.kafka.StartAt;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.feature.Quality;
import io.tickflow.core.market.ServerTime;
import io.tickflow.flink.function.RekeyStage;
import io.tickflow.flink.function.ScoringStage;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.RegistryException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;

/** Options of the SignalJob. */
public final class SignalOptions {

    public static final ConfigOption<String> FEED_TOPIC =
            ConfigOptions.key("tickflow.feed.topic")
                    .stringType()
                    .defaultValue(Topics.TICKS)
                    .withDescription(
                            "Topic written by the MetaTrader 5 bridge; Kafka must set its"
                                    + " timestamps (LogAppendTime).");

    public static final ConfigOption<String> FEED_GROUP =
            ConfigOptions.key("tickflow.feed.group")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Consumer group of the SignalJob. By default the name of the pipeline"
                                    + " and -signal.");

    public static final ConfigOption<String> FEED_START =
            ConfigOptions.key("tickflow.feed.start")
                    .stringType()
                    .defaultValue(StartAt.LATEST.toString())
                    .withDescription(
                            "Start of the feed for a job without state: LATEST or EARLIEST for"
                                    + " a group without committed offsets, or an instant"
                                    + " (2024-03-08T12:00:00Z, by Kafka's timestamps) that overrides"
                                    + " committed offsets.");

    public static final ConfigOption<String> SERVER_TIME =
            ConfigOptions.key("tickflow.feed.server-time")
                    .stringType()
                    .defaultValue("new-york+7h")
                    .withDescription(
                            "Rule that converts the broker's server time to UTC: new-york+7h,"
                                    + " a zone id, or an offset (+03:00).");

    public static final MapOption SERVER_TIMES =
            new MapOption(
                    "tickflow.feed.server-times",
                    "symbol",
                    "Server-time rule of one symbol, in place of tickflow.feed.server-time.");

    public static final ConfigOption<Duration> AHEAD_MAX =
            ConfigOptions.key("tickflow.feed.ahead-max")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(5))
                    .withDescription(
                            "Largest lead of a tick's time over its Kafka timestamp; a tick"
                                    + " further ahead has a wrong clock and becomes a dead letter.");

    public static final ConfigOption<Boolean> REKEY =
            ConfigOptions.key("tickflow.feed.rekey")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Restores the order of a symbol's ticks over several partitions, for"
                                    + " bridges that send no key; each tick then waits for"
                                    + " tickflow.feed.rekey-wait.");

    public static final ConfigOption<Duration> REKEY_WAIT =
            ConfigOptions.key("tickflow.feed.rekey-wait")
                    .durationType()
                    .defaultValue(Duration.ofMillis(500))
                    .withDescription(
                            "Time by Kafka's timestamps for which a tick waits for earlier ones of"
                                    + " other partitions; a tick that comes later is rejected as"
                                    + " OUT_OF_ORDER.");

    public static final ConfigOption<Integer> REKEY_TICKS_MAX =
            ConfigOptions.key("tickflow.feed.rekey-ticks-max")
                    .intType()
                    .defaultValue(20_000)
                    .withDescription(
                            "Largest number of waiting ticks of a symbol; beyond it the earliest"
                                    + " one waits no longer.");

    public static final ConfigOption<String> MODEL_BUNDLE =
            ConfigOptions.key("tickflow.model.bundle")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Model bundle to score with: a directory that every machine has, or a"
                                    + " reference to the registry, such as"
                                    + " models:/direction-eurusd@champion or"
                                    + " models:/direction-eurusd/1. An alias is resolved once, when"
                                    + " the job is submitted.");

    public static final ConfigOption<MemorySize> MODEL_MEMORY_MAX =
            ConfigOptions.key("tickflow.model.native-memory-max")
                    .memoryType()
                    .defaultValue(MemorySize.ofMebiBytes(512))
                    .withDescription(
                            "Largest native memory that the bundle may take when it is loaded,"
                                    + " outside of the heap; Flink's memory must have room for it."
                                    + " A bundle that takes more is refused.");

    public static final ConfigOption<Duration> SCORING_TIMEOUT =
            ConfigOptions.key("tickflow.scoring.timeout")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(1))
                    .withDescription(
                            "Deadline after which a prediction abstains, and longest call of a"
                                    + " member; 0 waits without limit and has no circuit"
                                    + " breakers, for replays.");

    public static final ConfigOption<Integer> SCORING_CAPACITY =
            ConfigOptions.key("tickflow.scoring.capacity")
                    .intType()
                    .defaultValue(512)
                    .withDescription(
                            "Largest number of vectors in flight in a scoring" + " subtask.");

    public static final ConfigOption<Integer> SCORING_BATCH_MAX =
            ConfigOptions.key("tickflow.scoring.batch-max")
                    .intType()
                    .defaultValue(64)
                    .withDescription(
                            "Largest number of rows in a call of the model; a batch takes the"
                                    + " vectors already waiting; late ones wait up to 5 ms for"
                                    + " more.");

    public static final ConfigOption<Integer> BREAKER_FAILURES =
            ConfigOptions.key("tickflow.scoring.breaker-failures")
                    .intType()
                    .defaultValue(5)
                    .withDescription(
                            "Failed or late calls of a member in a row that open its circuit"
                                    + " breaker: it is then left alone for 1 s, later for up to"
                                    + " 60 s.");

    public static final ConfigOption<Double> CONFIDENCE_MIN =
            ConfigOptions.key("tickflow.signal.confidence-min")
                    .doubleType()
                    .noDefaultValue()
                    .withDescription(
                            "Smallest max(p, 1-p) of a prediction that becomes a signal; 0.5"
                                    + " to 1. By default the gate of the bundle.");

    public static final ConfigOption<Double> AGREEMENT_MIN =
            ConfigOptions.key("tickflow.signal.agreement-min")
                    .doubleType()
                    .defaultValue(0.0)
                    .withDescription(
                            "Smallest share, by weight, of the answering members on the side of"
                                    + " the signal; 0 to 1.");

    public static final ConfigOption<Double> SPREAD_MULTIPLE_MAX =
            ConfigOptions.key("tickflow.signal.spread-multiple-max")
                    .doubleType()
                    .defaultValue(2.0)
                    .withDescription(
                            "Widest spread at which a signal is a candidate, in multiples of"
                                    + " the typical spread.");

    public static final ConfigOption<Duration> COOLDOWN =
            ConfigOptions.key("tickflow.signal.cooldown")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(30))
                    .withDescription(
                            "Market time after a candidate during which its symbol has no"
                                    + " further candidate.");

    public static final ConfigOption<Duration> HORIZON =
            ConfigOptions.key("tickflow.signal.horizon")
                    .durationType()
                    .noDefaultValue()
                    .withDescription(
                            "Holding time of a position opened on a signal. By default the"
                                    + " horizon of the bundle.");

    public static final ConfigOption<Duration> TIME_TO_LIVE =
            ConfigOptions.key("tickflow.signal.time-to-live")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(5))
                    .withDescription("Age of its tick at which a signal expires at the desk.");

    private static final int CAPACITY_MAX = 65_536;
    private static final Duration REKEY_WAIT_MAX = Duration.ofSeconds(60);
    private static final int REKEY_TICKS_LIMIT = 1_000_000;

    private SignalOptions() {}

    /**
     * Reads and checks the settings of a SignalJob.
     *
     * @throws InvalidOptionsException listing every problem
     */
    public static SignalJobConfig configure(Configuration settings) {
        var options = new OptionReader(settings);
        SignalJobConfig config = read(options);
        options.refuseUnknownKeys();
        options.throwIfInvalid();
        return config;
    }

    private static SignalJobConfig read(OptionReader options) {
        return new SignalJobConfig(
                PipelineOptions.deployment(options),
                PipelineOptions.kafka(options),
                feed(options),
                new SignalJobConfig.Features(
                        FeatureOptions.read(options), FeatureOptions.memory(options)),
                scoring(options),
                signals(options));
    }

    private static SignalJobConfig.Feed feed(OptionReader options) {
        return new SignalJobConfig.Feed(
                options.read(FEED_TOPIC),
                PipelineOptions.group(options, FEED_GROUP, "-signal"),
                start(options),
                clock(options),
                rekey(options));
    }

    private static RekeyStage rekey(OptionReader options) {
        Duration wait =
                options.read(
                        REKEY_WAIT,
                        time -> !time.isNegative() && time.compareTo(REKEY_WAIT_MAX) <= 0,
                        "must be 0 to 60 s");
        int ticksMax =
                options.read(
                        REKEY_TICKS_MAX,
                        n -> n > 0 && n <= REKEY_TICKS_LIMIT,
                        "must be 1 to " + REKEY_TICKS_LIMIT);
        return options.read(REKEY)
                ? new RekeyStage(true, wait.toMillis(), ticksMax)
                : RekeyStage.OFF;
    }

    private static StartAt start(OptionReader options) {
        try {
            return StartAt.parse(options.read(FEED_START));
        } catch (IllegalArgumentException e) {
            options.problem(FEED_START.key() + ": " + e.getMessage());
            return StartAt.LATEST;
        }
    }

    private static FeedClock clock(OptionReader options) {
        ServerTime usual = rule(options, SERVER_TIME.key(), options.read(SERVER_TIME));
        Map<String, ServerTime> bySymbol = new HashMap<>();
        options.readMap(SERVER_TIMES)
                .forEach(
                        (symbol, text) ->
                                bySymbol.put(
                                        symbol, rule(options, SERVER_TIMES.key(symbol), text)));
        Duration aheadMax =
                options.read(AHEAD_MAX, time -> !time.isNegative(), "must not be negative");
        return new FeedClock(usual, bySymbol, aheadMax.toMillis());
    }

    private static ServerTime rule(OptionReader options, String key, String text) {
        try {
            return ServerTime.parse(text);
        } catch (IllegalArgumentException e) {
            options.problem(key + ": " + e.getMessage());
            return ServerTime.UTC;
        }
    }

    private static SignalJobConfig.Scoring scoring(OptionReader options) {
        String bundle = options.require(MODEL_BUNDLE);
        RegistryConfig registry = RegistryOptions.read(options);
        checkReference(bundle == null ? "" : bundle, registry, options);
        return new SignalJobConfig.Scoring(
                bundle == null ? "" : bundle,
                options.read(MODEL_MEMORY_MAX, size -> size.getBytes() > 0, "must be above 0")
                        .getBytes(),
                new ScoringStage(
                        options.read(
                                SCORING_CAPACITY,
                                n -> n > 0 && n <= CAPACITY_MAX,
                                "must be 1 to " + CAPACITY_MAX),
                        options.read(
                                SCORING_BATCH_MAX,
                                n -> n > 0 && n <= CAPACITY_MAX,
                                "must be 1 to " + CAPACITY_MAX),
                        options.read(
                                        SCORING_TIMEOUT,
                                        time -> !time.isNegative(),
                                        "must not be negative")
                                .toMillis(),
                        options.read(BREAKER_FAILURES, n -> n > 0, "must be above 0")),
                registry);
    }

    private static void checkReference(
            String bundle, RegistryConfig registry, OptionReader options) {
        if (!ModelReference.isReference(bundle)) {
            return;
        }
        try {
            ModelReference.parse(bundle);
        } catch (RegistryException e) {
            e.problems().forEach(text -> options.problem(MODEL_BUNDLE.key() + ": " + text));
        }
        if (registry.uri() == null) {
            options.problem(
                    RegistryOptions.REGISTRY.key()
                            + ": is required, as "
                            + MODEL_BUNDLE.key()
                            + " is '"
                            + bundle
                            + "'");
        }
    }

    private static SignalLimits signals(OptionReader options) {
        Duration horizon =
                options.readOptional(HORIZON, SignalOptions::positive, "must be above 0");
        return new SignalLimits(
                options.readOptional(
                        CONFIDENCE_MIN, gate -> gate >= 0.5 && gate <= 1, "must be 0.5 to 1"),
                options.read(AGREEMENT_MIN, share -> share >= 0 && share <= 1, "must be 0 to 1"),
                options.read(SPREAD_MULTIPLE_MAX, multiple -> multiple > 1, "must be above 1"),
                Quality.LOCKED | Quality.CROSSED_SEEN | Quality.TWO_PARTITIONS,
                options.read(COOLDOWN, time -> !time.isNegative(), "must not be negative")
                        .toMillis(),
                horizon == null ? null : horizon.toMillis(),
                options.read(TIME_TO_LIVE, SignalOptions::positive, "must be above 0").toMillis());
    }

    private static boolean positive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }
}
