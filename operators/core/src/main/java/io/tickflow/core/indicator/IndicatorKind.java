package io.tickflow.core.indicator;

import io.tickflow.model.contract.FeatureUnit;
import java.util.List;

/**
 * Kind of indicator: its name in expressions, its parameters and its outputs. An expression names
 * an output, then the parameters in order, then the bars: {@code macd_signal(12, 26, 9, M5)}.
 * Trailing parameters may be omitted: {@code macd_signal(M5)}.
 *
 * @param name of the kind, unique; part of the name of its state
 * @param version of the state layout of its indicators, from 1
 * @param parameters in the order of expressions
 * @param outputs in the order of {@link Indicator#value}
 * @param warmup index from which an output counts
 * @param factory of the indicators
 */
public record IndicatorKind(
        String name,
        int version,
        List<Parameter> parameters,
        List<Output> outputs,
        WarmupFormula warmup,
        Factory factory) {

    /**
     * Numeric parameter of a kind.
     *
     * @param name for messages and pages
     * @param usual value if omitted
     * @param min smallest allowed value
     * @param max largest allowed value, which bounds the state
     * @param whole true if only whole numbers are allowed
     */
    public record Parameter(String name, double usual, double min, double max, boolean whole) {

        /** Parameter that counts bars. */
        public static Parameter period(String name, int usual, int min) {
            return new Parameter(name, usual, min, PERIOD_MAX, true);
        }
    }

    /**
     * Output of a kind.
     *
     * @param name of the function in expressions, unique among all kinds; a single output has the
     *     name of its kind
     * @param unit unit of measure; {@link FeatureUnit#PRICE} also for differences of prices
     * @param meaning half a sentence with formula and range
     */
    public record Output(String name, FeatureUnit unit, String meaning) {}

    /**
     * Warm-up of an output, in bars from 0.
     *
     * @param firstValid index of the first bar with a value
     * @param settled index from which the start of the series changes the value by at most a
     *     thousandth of its range; equal to {@code firstValid} for an output over a window
     */
    public record Warmup(int firstValid, int settled) {}

    /** Warmup of an output by the parameters. */
    public interface WarmupFormula {
        Warmup of(double[] parameters, int output);
    }

    /** Creates an empty indicator from parameters within their ranges. */
    public interface Factory {
        Indicator create(double[] parameters);
    }

    /** Longest window of any indicator: 500 bars of 8 bytes are 4 KB of state. */
    public static final int PERIOD_MAX = 500;

    /** Copies the lists. */
    public IndicatorKind {
        parameters = List.copyOf(parameters);
        outputs = List.copyOf(outputs);
    }

    /**
     * Count of bars after which an average that keeps {@code 1 - alpha} of its past a bar has a
     * thousandth of it left.
     *
     * @param alpha above 0, at most 1
     */
    public static int barsToForget(double alpha) {
        return alpha >= 1
                ? 0
                : (int) StrictMath.ceil(StrictMath.log(1e-3) / StrictMath.log1p(-alpha));
    }
}
