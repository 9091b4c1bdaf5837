package io.tickflow.settings;

import io.tickflow.connector.execution.ExecutionConfig;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.desk.DeskBook;
import io.tickflow.core.desk.DeskConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.risk.RiskConfig;
import io.tickflow.settings.instrument.InstrumentReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;

/** Options of the desk and of its risk limits. */
public final class DeskOptions {

    public static final ConfigOption<String> ACCOUNT =
            ConfigOptions.key("tickflow.desk.account")
                    .stringType()
                    .defaultValue("SANDBOX-1")
                    .withDescription(
                            "Trading account of this deployment. It is part of every"
                                    + " ClOrdID(11): never change it while orders are open.");

    public static final ConfigOption<String> LOTS =
            ConfigOptions.key("tickflow.desk.lots")
                    .stringType()
                    .defaultValue("0.1")
                    .withDescription(
                            "Size of an entry in lots of its instrument, rounded down to the step"
                                    + " and clipped to the maximum.");

    public static final MapOption LOTS_BY_SYMBOL =
            new MapOption(
                    "tickflow.desk.lots-by-symbol",
                    "symbol",
                    "Size of entries on one symbol, in place of tickflow.desk.lots.");

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

    private static final double QUANTITY_LIMIT = 90e9;
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
        DeskConfig desk = checked(options, read(options, deployment.mode()));
        ExecutionConfig execution =
                ExecutionOptions.read(
                        options, desk.account(), deployment, kafka, desk.instruments());
        options.refuseUnknownKeys();
        options.throwIfInvalid();
        return new DeskJobConfig(kafka, GROUP_PREFIX + desk.account(), desk, execution);
    }

    /** Reads the desk alone; problems stay with {@code options}. */
    static DeskConfig read(OptionReader options, Mode mode) {
        return new DeskConfig(
                options.read(ACCOUNT, account -> !account.isBlank(), "must not be blank"),
                mode,
                InstrumentOptions.read(options),
                lots(options),
                lotsBySymbol(options),
                millis(options, SILENCE),
                millis(options, EXIT_RETRY),
                options.read(
                        EXIT_FAILURES_MAX,
                        n -> n > 0 && n <= EXIT_FAILURES_LIMIT,
                        "must be 1 to " + EXIT_FAILURES_LIMIT),
                risk(options));
    }

    /**
     * Reads the limits alone.
     *
     * @throws InvalidOptionsException listing every problem
     */
    public static RiskConfig riskOf(Configuration settings) {
        var options = new OptionReader(settings);
        RiskConfig limits = risk(options);
        options.throwIfInvalid();
        return limits;
    }

    private static RiskConfig risk(OptionReader options) {
        return new RiskConfig(
                options.read(
                        OPEN_TRADES_MAX,
                        n -> n > 0 && n <= DeskBook.TRADES_MAX,
                        "must be 1 to " + DeskBook.TRADES_MAX),
                Quantity.nearest(
                        options.read(
                                ORDER_QUANTITY_MAX,
                                DeskOptions::isQuantity,
                                "must be above 0 and below 90 billion")),
                options.read(ENTRIES_PER_SECOND, DeskOptions::positive, "must be above 0"),
                options.read(ENTRY_BURST, n -> n > 0, "must be 1 or more"));
    }

    private static Quantity lots(OptionReader options) {
        String text = options.read(LOTS);
        return lots(options, LOTS.key(), text);
    }

    private static Map<String, Quantity> lotsBySymbol(OptionReader options) {
        var lots = new HashMap<String, Quantity>();
        options.readMap(LOTS_BY_SYMBOL)
                .forEach(
                        (symbol, text) ->
                                lots.put(symbol, lots(options, LOTS_BY_SYMBOL.key(symbol), text)));
        return lots;
    }

    private static Quantity lots(OptionReader options, String key, String text) {
        Quantity lots = InstrumentReader.parsed(text);
        if (lots == null || !lots.isPositive()) {
            options.problem(key + ": '" + text + "' must be a decimal above 0, such as 0.1");
            return Quantity.of(1);
        }
        return lots;
    }

    /** Refuses a desk that could not trade, or not an instrument of its own. */
    private static DeskConfig checked(OptionReader options, DeskConfig desk) {
        Map<String, Instrument> instruments = desk.instruments().bySymbol();
        if (instruments.isEmpty()) {
            options.problem(
                    "tickflow.instruments: there are none, so nothing could be traded; maybe copy"
                            + " flink-conf/instruments.yaml to the folder of the settings");
        }
        instruments.values().stream()
                .filter(instrument -> desk.entryOf(instrument).isZero())
                .map(instrument -> tooSmall(desk, instrument))
                .sorted()
                .forEach(options::problem);
        desk.lotsBySymbol().keySet().stream()
                .filter(symbol -> !instruments.containsKey(symbol))
                .map(symbol -> LOTS_BY_SYMBOL.key(symbol) + ": there is no such instrument")
                .sorted()
                .forEach(options::problem);
        return desk;
    }

    private static String tooSmall(DeskConfig desk, Instrument instrument) {
        String symbol = instrument.symbol();
        boolean own = desk.lotsBySymbol().containsKey(symbol);
        return "%s: an entry of %s lots is below the minimum of %s, %s units"
                .formatted(
                        own ? LOTS_BY_SYMBOL.key(symbol) : LOTS.key(),
                        desk.lotsBySymbol().getOrDefault(symbol, desk.lots()),
                        symbol,
                        instrument.minimum());
    }

    private static long millis(OptionReader options, ConfigOption<Duration> option) {
        return options.read(
                        option,
                        time -> time.toMillis() > 0 && time.compareTo(LONGEST) <= 0,
                        "must be 1 ms to 1 d")
                .toMillis();
    }

    private static boolean isQuantity(double value) {
        return value > 0 && value < QUANTITY_LIMIT;
    }

    private static boolean positive(double value) {
        return value > 0 && Double.isFinite(value);
    }
}
