package io.tickflow.settings;

import io.tickflow.connector.execution.ExecutionConfig;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.desk.DeskBook;
import io.tickflow.core.desk.DeskConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.risk.RiskConfig;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Options of the desk and of its risk limits. */
public final class DeskOptions {

    public static final ConfigOption<String> ACCOUNT =
            ConfigOptions.key("tickflow.desk.account")
                    .stringType()
                    .defaultValue("SANDBOX-1")
                    .withDescription(
                            "Trading account of this deployment. It is part of every"
                                    + " ClOrdID(11): never change it while orders are open.");

    public static final ConfigOption<Double> QUANTITY =
            ConfigOptions.key("tickflow.desk.quantity")
                    .doubleType()
                    .defaultValue(10_000.0)
                    .withDescription("Size of an entry in units of the base asset.");

    public static final MapOption QUANTITIES =
            new MapOption(
                    "tickflow.desk.quantities",
                    "symbol",
                    "Size of entries on one symbol, in place of tickflow.desk.quantity.");

    public static final ConfigOption<Duration> SILENCE =
            ConfigOptions.key("tickflow.desk.silence")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(10))
                    .withDescription(
                            "Time without a word of the sink after which an open order is unknown"
                                    + " and blocks entries on its symbol.");

    public static final ConfigOption<Duration> EXIT_RETRY =
            ConfigOptions.key("tickflow.desk.exit-retry")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(1))
                    .withDescription(
                            "Pause after an exit without a fill, doubled with each further one"
                                    + " up to 64 times.");

    public static final ConfigOption<Integer> EXIT_FAILURES_MAX =
            ConfigOptions.key("tickflow.desk.exit-failures-max")
                    .intType()
                    .defaultValue(10)
                    .withDescription(
                            "Exits in a row without a fill after which the trade is stuck: an"
                                    + " alarm, while the attempts go on.");

    public static final ConfigOption<Integer> OPEN_TRADES_MAX =
            ConfigOptions.key("tickflow.risk.open-trades-max")
                    .intType()
                    .defaultValue(10)
                    .withDescription(
                            "Largest number of open trades over all symbols; each"
                                    + " symbol has at most one.");

    public static final ConfigOption<Double> ORDER_QUANTITY_MAX =
            ConfigOptions.key("tickflow.risk.order-quantity-max")
                    .doubleType()
                    .defaultValue(1_000_000.0)
                    .withDescription("Largest entry in units of the base asset.");

    public static final ConfigOption<Double> ENTRIES_PER_SECOND =
            ConfigOptions.key("tickflow.risk.entries-per-second")
                    .doubleType()
                    .defaultValue(10.0)
                    .withDescription(
                            "Sustained rate of entries, by the wall clock. Exits are never"
                                    + " limited.");

    public static final ConfigOption<Integer> ENTRY_BURST =
            ConfigOptions.key("tickflow.risk.entry-burst")
                    .intType()
                    .defaultValue(20)
                    .withDescription("Largest burst of entries after a pause.");

    /** Beginning of the consumer group of a desk; its account follows. */
    public static final String GROUP_PREFIX = "tickflow-desk-";

    private static final int EXIT_FAILURES_LIMIT = 100;
    private static final Duration LONGEST = Duration.ofDays(1);

    private DeskOptions() {}

    /**
     * Reads and checks the settings of a DeskJob.
     *
     * @throws InvalidOptionsException listing every problem
     */
    public static DeskJobConfig configure(Configuration settings) {
        var options = new OptionReader(settings);
        Deployment deployment = PipelineOptions.deployment(options);
        KafkaConfig kafka = PipelineOptions.kafka(options);
        DeskConfig desk = read(options);
        ExecutionConfig execution =
                ExecutionOptions.read(options, desk.account(), deployment, kafka);
        options.refuseUnknownKeys();
        options.throwIfInvalid();
        return new DeskJobConfig(kafka, GROUP_PREFIX + desk.account(), desk, execution);
    }

    /** Reads the desk alone; problems stay with {@code options}. */
    static DeskConfig read(OptionReader options) {
        return new DeskConfig(
                options.read(ACCOUNT, account -> !account.isBlank(), "must not be blank"),
                options.read(QUANTITY, DeskOptions::positive, "must be above 0"),
                quantities(options),
                millis(options, SILENCE),
                millis(options, EXIT_RETRY),
                options.read(
                        EXIT_FAILURES_MAX,
                        n -> n > 0 && n <= EXIT_FAILURES_LIMIT,
                        "must be 1 to " + EXIT_FAILURES_LIMIT),
                risk(options));
    }

    private static RiskConfig risk(OptionReader options) {
        return new RiskConfig(
                options.read(
                        OPEN_TRADES_MAX,
                        n -> n > 0 && n <= DeskBook.TRADES_MAX,
                        "must be 1 to " + DeskBook.TRADES_MAX),
                options.read(ORDER_QUANTITY_MAX, DeskOptions::positive, "must be above 0"),
                options.read(ENTRIES_PER_SECOND, DeskOptions::positive, "must be above 0"),
                options.read(ENTRY_BURST, n -> n > 0, "must be 1 or more"));
    }

    private static Map<String, Double> quantities(OptionReader options) {
        var quantities = new HashMap<String, Double>();
        options.readMap(QUANTITIES)
                .forEach(
                        (symbol, text) -> {
                            double quantity = parse(text);
                            if (positive(quantity)) {
                                quantities.put(symbol, quantity);
                            } else {
                                options.problem(
                                        QUANTITIES.key(symbol)
                                                + ": '"
                                                + text
                                                + "' must be a number above 0");
                            }
                        });
        return quantities;
    }

    private static double parse(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static long millis(OptionReader options, ConfigOption<Duration> option) {
        return options.read(
                        option,
                        time -> time.toMillis() > 0 && time.compareTo(LONGEST) <= 0,
                        "must be 1 ms to 1 d")
                .toMillis();
    }

    private static boolean positive(double value) {
        return value > 0 && Double.isFinite(value);
    }
}
