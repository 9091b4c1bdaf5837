package io.tickflow.settings;

import io.tickflow.connector.clickhouse.BatchLimits;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.settings.tls.TlsOptions;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** Options of the HistoryJob. */
public final class HistoryOptions {

    public static final ConfigOption<String> GROUP =
            ConfigOptions.key("tickflow.history.group")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Consumer group of the HistoryJob. By default the name of the pipeline"
                                    + " and -history.");

    public static final ConfigOption<String> CLICKHOUSE_URL =
            ConfigOptions.key("tickflow.history.clickhouse.url")
                    .stringType()
                    .defaultValue("http://127.0.0.1:8123")
                    .withDescription("ClickHouse's HTTP interface, http:// or https://.");

    public static final ConfigOption<String> CLICKHOUSE_USER =
            ConfigOptions.key("tickflow.history.clickhouse.user")
                    .stringType()
                    .defaultValue("default")
                    .withDescription("ClickHouse user.");

    public static final ConfigOption<String> CLICKHOUSE_PASSWORD_FILE =
            ConfigOptions.key("tickflow.history.clickhouse.password-file")
                    .stringType()
                    .defaultValue("")
                    .withDescription(
                            "File with the ClickHouse password in its first line. If empty, the"
                                    + " environment variable "
                                    + ClickHouseConfig.PASSWORD_VARIABLE
                                    + " is used.");

    public static final ConfigOption<String> CLICKHOUSE_DATABASE =
            ConfigOptions.key("tickflow.history.clickhouse.database")
                    .stringType()
                    .defaultValue(ClickHouseConfig.DATABASE)
                    .withDescription("ClickHouse database of all tables; created if absent.");

    private static final TlsOptions TLS = new TlsOptions(ClickHouseConfig.TLS_OPTION, "the server");

    public static final ConfigOption<String> CLICKHOUSE_CA_FILE = TLS.caFile();
    public static final ConfigOption<String> CLICKHOUSE_CERTIFICATE_FILE = TLS.certificateFile();
    public static final ConfigOption<String> CLICKHOUSE_KEY_FILE = TLS.keyFile();
    public static final ConfigOption<String> CLICKHOUSE_KEY_PASSWORD = TLS.keyPassword();

    public static final ConfigOption<Integer> BATCH_ROWS =
            ConfigOptions.key("tickflow.history.batch-rows")
                    .intType()
                    .defaultValue(10_000)
                    .withDescription("Largest number of rows in an insert.");

    public static final ConfigOption<Duration> FLUSH_INTERVAL =
            ConfigOptions.key("tickflow.history.flush-interval")
                    .durationType()
                    .defaultValue(Duration.ofMillis(500))
                    .withDescription("Longest time that a row is buffered before an insert.");

    public static final ConfigOption<Integer> RETENTION_DAYS =
            ConfigOptions.key("tickflow.history.retention-days")
                    .intType()
                    .defaultValue(0)
                    .withDescription(
                            "Days, counted from the event time, after which rows may be"
                                    + " deleted; 0 keeps them.");

    public static final ConfigOption<Boolean> TICKS =
            ConfigOptions.key("tickflow.history.ticks")
                    .booleanType()
                    .defaultValue(true)
                    .withDescription(
                            "Stores the ticks of tickflow.feed.topic, unreadable ones too."
                                    + " HistoryJob must have the tickflow.feed.server-time of the"
                                    + " SignalJob.");

    public static final ConfigOption<Integer> TICKS_RETENTION_DAYS =
            ConfigOptions.key("tickflow.history.ticks-retention-days")
                    .intType()
                    .noDefaultValue()
                    .withDescription(
                            "The same for ticks. By default that of"
                                    + " tickflow.history.retention-days.");

    private static final int BATCH_ROWS_MAX = 1_000_000;
    private static final int RETENTION_DAYS_MAX = 36_500;
    private static final String RETENTION_RANGE = "must be 0 to " + RETENTION_DAYS_MAX;
    private static final Duration FLUSH_INTERVAL_MIN = Duration.ofMillis(10);
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    private static final Pattern HTTP_URL = Pattern.compile("https?://[^/?#\\s]+/?");

    private HistoryOptions() {}

    /**
     * Reads and checks the settings of a HistoryJob.
     *
     * @throws InvalidOptionsException listing every problem
     */
    public static HistoryConfig configure(Configuration settings) {
        var options = new OptionReader(settings);
        HistoryConfig config = read(options);
        options.refuseUnknownKeys();
        options.throwIfInvalid();
        return config;
    }

    /**
     * Reads the ClickHouse server alone.
     *
     * @throws InvalidOptionsException listing every problem
     */
    public static ClickHouseConfig clickHouseOf(Configuration settings) {
        var options = new OptionReader(settings);
        ClickHouseConfig server = clickHouse(options);
        options.throwIfInvalid();
        return server;
    }

    private static HistoryConfig read(OptionReader options) {
        // Read to accept its keys: they share a section with features that this job needs.
        FeatureOptions.memory(options);
        int retention = options.read(RETENTION_DAYS, HistoryOptions::isRetention, RETENTION_RANGE);
        return new HistoryConfig(
                PipelineOptions.kafka(options),
                PipelineOptions.deployment(options),
                PipelineOptions.group(options, GROUP, "-history"),
                clickHouse(options),
                limits(options),
                retention,
                FeatureOptions.read(options).schema(),
                OutcomeOptions.read(options),
                ticks(options, retention));
    }

    private static HistoryConfig.@Nullable Ticks ticks(OptionReader options, int retentionDays) {
        SignalJobConfig.Feed feed = FeedOptions.read(options);
        Integer own = options.read(TICKS_RETENTION_DAYS);
        if (own != null && !isRetention(own)) {
            options.problem(TICKS_RETENTION_DAYS.key() + ": '" + own + "' " + RETENTION_RANGE);
        }
        return options.read(TICKS)
                ? new HistoryConfig.Ticks(
                        feed.topic(), feed.clock(), own == null ? retentionDays : own)
                : null;
    }

    private static boolean isRetention(int days) {
        return days >= 0 && days <= RETENTION_DAYS_MAX;
    }

    private static ClickHouseConfig clickHouse(OptionReader options) {
        return new ClickHouseConfig(
                options.read(
                        CLICKHOUSE_URL,
                        url -> HTTP_URL.matcher(url).matches(),
                        "must be http://HOST:PORT or https://HOST:PORT"),
                options.read(CLICKHOUSE_USER, user -> !user.isBlank(), "must not be blank"),
                options.read(CLICKHOUSE_PASSWORD_FILE),
                options.read(
                        CLICKHOUSE_DATABASE,
                        name -> IDENTIFIER.matcher(name).matches(),
                        "must consist of letters, digits and _"),
                TLS.read(options::read, options::problem));
    }

    private static BatchLimits limits(OptionReader options) {
        int rows =
                options.read(
                        BATCH_ROWS,
                        n -> n > 0 && n <= BATCH_ROWS_MAX,
                        "must be 1 to " + BATCH_ROWS_MAX);
        Duration interval =
                options.read(
                        FLUSH_INTERVAL,
                        time -> time.compareTo(FLUSH_INTERVAL_MIN) >= 0,
                        "must be 10 ms or more");
        return BatchLimits.of(rows, interval.toMillis());
    }
}
