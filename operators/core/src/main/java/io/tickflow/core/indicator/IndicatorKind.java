package io.tickflow.core.indicator;

import io.tickflow.model.contract.FeatureUnit;
import java.util.List;

/**
 * A kind of indicator: what it is called in expressions, which numbers it takes, and what it gives.
 * An expression names an output, then the parameters in their order, then the bars: {@code
 * macd_signal(12, 26, 9, M5)}. Parameters may be left out from the end: {@code macd_signal(M5)}.
 *
 * @param name of the kind, unique; part of the name of its state
 * @param version of the layout that its indicators write, from 1
 * @param parameters in the order of expressions
 * @param outputs in the order of {@link Indicator#value}
 * @param warmup from when on an output counts
 * @param factory of the indicators
 */
public record IndicatorKind(
        String name,
        int version,
        List<Parameter> parameters,
        List<Output> outputs,
        Warmup warmup,
        Factory factory) {

    /**
     * A number that a kind takes.
     *
     * @param name for messages and pages
     * @param usual value when it is left out
     * @param min smallest that is allowed
     * @param max largest that is allowed: it bounds the state
     * @param whole whether it must be a whole number
     */
    public record Parameter(String name, double usual, double min, double max, boolean whole) {

        /** A number of bars. */
        public static Parameter period(String name, int usual, int min) {
            return new Parameter(name, usual, min, PERIOD_MAX, true);
        }
    }

    /**
     * A number that a kind gives.
     *
     * @param name of the function in expressions, unique among all kinds; an only output has the
     *     name of its kind
     * @param unit what it is measured in; {@link FeatureUnit#PRICE} also for differences of prices
     * @param meaning half a sentence with formula and range
     */
    public record Output(String name, FeatureUnit unit, String meaning) {}

    /**
     * From when on an output counts, in bars from 0.
     *
     * @param firstValid index of the first bar after which it is a number
     * @param settled index from which on it does not depend, by more than a thousandth of its
     *     range, on where the series started; equal to {@code firstValid} if it only sees a window
     */
    public record Readiness(int firstValid, int settled) {}

    /** Readiness of an output, given the parameters. */
    public interface Warmup {
        Readiness of(double[] parameters, int output);
    }

    /** Makes an indicator that has seen nothing; the parameters are within their ranges. */
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
     * Bars until an average that keeps {@code 1 - alpha} of its past at each has a thousandth of it
     * left.
     *
     * @param alpha above 0, at most 1
     */
    public static int barsToForget(double alpha) {
        return alpha >= 1
                ? 0
                : (int) StrictMath.ceil(StrictMath.log(1e-3) / StrictMath.log1p(-alpha));
    }
}
