package io.tickflow.settings;

import io.tickflow.core.bar.BarPrice;
import io.tickflow.core.bar.BarRules;
import io.tickflow.core.bar.BarSession;
import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.InvalidFeaturesException;
import io.tickflow.core.market.SymbolMap;
import io.tickflow.flink.state.HotBounds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.jspecify.annotations.Nullable;

/** Options of the features, shared by all jobs that handle vectors. */
public final class FeatureOptions {

    public static final ConfigOption<String> BARS =
            ConfigOptions.key("tickflow.features.bars")
                    .stringType()
                    .defaultValue(String.join("; ", FeatureConfig.STANDARD_BARS))
                    .withDescription(
                            "Bars of the standard indicators, as a YAML list or separated by semicolons: 10s, M1, H1, D1, W1, MN1 (time), T500 (ticks), I100 (tick imbalance); empty for none.");

    public static final ConfigOption<String> ADD =
            ConfigOptions.key("tickflow.features.add")
                    .stringType()
                    .defaultValue("")
                    .withDescription(
                            "Further features, as a YAML list or separated by semicolons: rsi(21, M5), or with a name: slow = ema(50, H1). docs/features.md"
                                    + " lists the functions.");

    public static final ConfigOption<String> DECISION_POINT =
            ConfigOptions.key("tickflow.features.decision-point")
                    .stringType()
                    .defaultValue(FeatureConfig.EVERY_TICK)
                    .withDescription(
                            "Decision points, each with a vector: tick for every accepted"
                                    + " tick, or bars (10s, M1) for every tick that closes a bar.");

    public static final MapOption PIPS =
            new MapOption(
                    "tickflow.features.pips",
                    "symbol",
                    "Pip of one symbol in price units, where its name does not tell.");

    public static final ConfigOption<String> BAR_PRICE =
            ConfigOptions.key("tickflow.features.bar-price")
                    .stringType()
                    .defaultValue(BarPrice.MID.label())
                    .withDescription(
                            "Price that bars are made of: mid, bid (as on the charts of MetaTrader 5), ask, or last (of trades only).");

    public static final ConfigOption<String> SESSION =
            ConfigOptions.key("tickflow.features.session")
                    .stringType()
                    .defaultValue(BarSession.UTC.text())
                    .withDescription(
                            "Clock whose midnight starts a day for bars longer than an hour: utc,"
                                    + " new-york-close (17:00 in New York), or that of a server (new-york+7h, Europe/Athens).");

    public static final MapOption SESSIONS =
            new MapOption(
                    "tickflow.features.sessions",
                    "symbol",
                    "Session of symbols with another one, by name or pattern (BTC*).");

    public static final MapOption NEGATIVE_PRICES =
            new MapOption(
                    "tickflow.features.negative-prices",
                    "symbol",
                    "Symbols, by name or pattern, whose prices may be 0 or negative. The value is the usual price, a tenth of which is a spike near 0.");

    public static final ConfigOption<Integer> HOT_SYMBOLS_MAX =
            ConfigOptions.key("tickflow.features.hot-symbols-max")
                    .intType()
                    .defaultValue(4_096)
                    .withDescription(
                            "Symbols cached as objects by a subtask of the feature stage,"
                                    + " about 17 KB each; 0 reads and writes the state backend at each tick.");

    public static final ConfigOption<Integer> QUIET_SYMBOLS_MAX =
            ConfigOptions.key("tickflow.features.quiet-symbols-max")
                    .intType()
                    .defaultValue(16_384)
                    .withDescription(
                            "Quiet symbols of a subtask, without cached state. Their ticks are"
                                    + " buffered while they have no output, so that not every tick reads the"
                                    + " state; at most 2.5 KB each, 0 for none. Useful with vectors at the"
                                    + " close of time bars.");

    public static final ConfigOption<Integer> DIRTY_SYMBOLS_MAX =
            ConfigOptions.key("tickflow.features.dirty-symbols-max")
                    .intType()
                    .defaultValue(16_384)
                    .withDescription(
                            "Largest number of symbols newer in memory than in the state"
                                    + " backend, and thus of writes at a checkpoint.");

    private static final int SYMBOLS_MAX = 1_000_000;

    private FeatureOptions() {}

    /** Compiles the configured features; problems stay with {@code options}. */
    public static FeatureSet read(OptionReader options) {
        var config =
                new FeatureConfig(
                        list(options.read(BARS)),
                        list(options.read(ADD)),
                        options.read(DECISION_POINT).strip(),
                        positives(options, PIPS),
                        barRules(options),
                        new SymbolMap<>(positives(options, NEGATIVE_PRICES)));
        try {
            return FeatureSet.of(config);
        } catch (InvalidFeaturesException e) {
            e.problems().forEach(problem -> options.problem("tickflow.features." + problem));
            return FeatureSet.standard();
        }
    }

    /** Reads the memory bounds of a subtask; {@code options} collects the problems. */
    public static HotBounds memory(OptionReader options) {
        return new HotBounds(
                symbols(options, HOT_SYMBOLS_MAX, 0),
                symbols(options, QUIET_SYMBOLS_MAX, 0),
                symbols(options, DIRTY_SYMBOLS_MAX, 1));
    }

    private static int symbols(OptionReader options, ConfigOption<Integer> option, int min) {
        return options.read(
                option,
                n -> n >= min && n <= SYMBOLS_MAX,
                "must be %d to %d".formatted(min, SYMBOLS_MAX));
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static BarRules barRules(OptionReader options) {
        var sessions = new HashMap<String, BarSession>();
        options.readMap(SESSIONS)
                .forEach(
                        (symbol, text) ->
                                sessions.put(symbol, session(options, SESSIONS.key(symbol), text)));
        return new BarRules(
                price(options),
                session(options, SESSION.key(), options.read(SESSION)),
                new SymbolMap<>(sessions));
    }

    private static BarPrice price(OptionReader options) {
        try {
            return BarPrice.parse(options.read(BAR_PRICE));
        } catch (IllegalArgumentException e) {
            options.problem(BAR_PRICE.key() + ": " + e.getMessage());
            return BarPrice.MID;
        }
    }

    private static BarSession session(OptionReader options, String key, String text) {
        try {
            return BarSession.parse(text);
        } catch (IllegalArgumentException e) {
            options.problem(key + ": " + e.getMessage());
            return BarSession.UTC;
        }
    }

    private static Map<String, Double> positives(OptionReader options, MapOption option) {
        var numbers = new HashMap<String, Double>();
        options.readMap(option)
                .forEach(
                        (symbol, text) -> {
                            Double number = positive(text);
                            if (number == null) {
                                options.problem(
                                        "%s: '%s' is no number above 0"
                                                .formatted(option.key(symbol), text));
                            } else {
                                numbers.put(symbol, number);
                            }
                        });
        return numbers;
    }

    private static @Nullable Double positive(String text) {
        try {
            double value = Double.parseDouble(text);
            return value > 0 && Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
