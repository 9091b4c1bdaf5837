package io.tickflow.settings;

import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.InvalidFeaturesException;
import io.tickflow.flink.state.HotBounds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.jspecify.annotations.Nullable;

/** Options of the features, which every job that sees vectors shares. */
public final class FeatureOptions {

    public static final ConfigOption<String> BARS =
            ConfigOptions.key("tickflow.features.bars")
                    .stringType()
                    .defaultValue(String.join("; ", FeatureConfig.STANDARD_BARS))
                    .withDescription(
                            "Bars that the standard indicators are kept on, as a YAML list or separated by semicolons: 10s, M1, H1, D1 (time), T500 (ticks), I100 (tick imbalance); empty for none.");

    public static final ConfigOption<String> ADD =
            ConfigOptions.key("tickflow.features.add")
                    .stringType()
                    .defaultValue("")
                    .withDescription(
                            "Further features, as a YAML list or separated by semicolons: rsi(21, M5), or with a name: slow = ema(50, H1). docs/features.md has the functions.");

    public static final ConfigOption<String> DECISION_POINT =
            ConfigOptions.key("tickflow.features.decision-point")
                    .stringType()
                    .defaultValue(FeatureConfig.EVERY_TICK)
                    .withDescription(
                            "When a vector goes out: tick for each accepted tick, or bars (10s, M1) for each tick that closes one.");

    public static final MapOption PIPS =
            new MapOption(
                    "tickflow.features.pips",
                    "symbol",
                    "Pip of one symbol in price units, where its name does not tell.");

    public static final ConfigOption<Integer> HOT_SYMBOLS_MAX =
            ConfigOptions.key("tickflow.features.hot-symbols-max")
                    .intType()
                    .defaultValue(4_096)
                    .withDescription(
                            "Symbols whose state a subtask of the feature stage keeps as objects, about 17 KB each; 0 reads and writes the state backend at each tick.");

    public static final ConfigOption<Integer> QUIET_SYMBOLS_MAX =
            ConfigOptions.key("tickflow.features.quiet-symbols-max")
                    .intType()
                    .defaultValue(16_384)
                    .withDescription(
                            "Further symbols of which a subtask holds back ticks that lead to nothing by themselves (no vector is due, nothing is to be told) until one does, so that their state is not read for each; at most 2.5 KB each; 0 for none. Of use if vectors go out at the close of time bars.");

    public static final ConfigOption<Integer> DIRTY_SYMBOLS_MAX =
            ConfigOptions.key("tickflow.features.dirty-symbols-max")
                    .intType()
                    .defaultValue(16_384)
                    .withDescription(
                            "How many symbols may be newer in memory than in the state backend: so many are written at a checkpoint at most.");

    private static final int SYMBOLS_MAX = 1_000_000;

    private FeatureOptions() {}

    /** Compiles the configured features; problems stay with {@code options}. */
    public static FeatureSet read(OptionReader options) {
        var config =
                new FeatureConfig(
                        list(options.read(BARS)),
                        list(options.read(ADD)),
                        options.read(DECISION_POINT).strip(),
                        pips(options));
        try {
            return FeatureSet.of(config);
        } catch (InvalidFeaturesException e) {
            e.problems().forEach(problem -> options.problem("tickflow.features." + problem));
            return FeatureSet.standard();
        }
    }

    /** Reads what a subtask keeps in memory; problems stay with {@code options}. */
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

    private static Map<String, Double> pips(OptionReader options) {
        var pips = new HashMap<String, Double>();
        options.readMap(PIPS)
                .forEach(
                        (symbol, text) -> {
                            Double pip = positive(text);
                            if (pip == null) {
                                options.problem(
                                        "%s: '%s' is no number above 0"
                                                .formatted(PIPS.key(symbol), text));
                            } else {
                                pips.put(symbol, pip);
                            }
                        });
        return pips;
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
