package io.tickflow.settings;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.kafka.StartAt;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.market.ServerTime;
import io.tickflow.flink.function.RekeyStage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Options of the feed of a SignalJob. */
public final class FeedOptions {

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

    private static final Duration REKEY_WAIT_MAX = Duration.ofSeconds(60);
    private static final int REKEY_TICKS_LIMIT = 1_000_000;

    private FeedOptions() {}

    /** Reads the feed; {@code options} collects the problems. */
    static SignalJobConfig.Feed read(OptionReader options) {
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
}
