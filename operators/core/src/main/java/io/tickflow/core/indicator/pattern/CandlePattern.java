package io.tickflow.core.indicator.pattern;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.FormingIndicator;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Detects one candle pattern: 1, -1, 0 or a degree between them for each bar, NaN before its first
 * valid index. O(1), as a pattern spans at most 14 candles. At most 250 bytes of state. Not
 * thread-safe.
 */
final class CandlePattern implements FormingIndicator {

    /**
     * Judges the newest candle: the full strength or its negative if it completes the pattern, less
     * if it does so barely, 0 if not.
     */
    interface Rule {
        int of(Candles candles);
    }

    private static final String MEANING = "; 0 otherwise";

    /** Strength of a pattern without degrees. */
    private static final int PLAIN = 1;

    /** Strength of a pattern with degrees, so that a degree is a percentage as in TA-Lib. */
    private static final int GRADED = 100;

    private final int firstValid;
    private final int full;
    private final Candles candles;
    private final Rule rule;
    private int bars;
    private int value;

    private CandlePattern(int firstValid, int full, Candles candles, Rule rule) {
        this.firstValid = firstValid;
        this.full = full;
        this.candles = candles;
        this.rule = rule;
    }

    /**
     * Creates a kind without parameters.
     *
     * @param meaning of 1 and -1
     * @param firstValid index of the first bar that is judged
     * @param candles supplier of a window as long as the rule needs
     */
    static IndicatorKind kind(
            String name, String meaning, int firstValid, Supplier<Candles> candles, Rule rule) {
        return kind(name, meaning, List.of(), firstValid, candles, p -> rule);
    }

    /** Creates a kind with parameters, which change the rule but not the window. */
    static IndicatorKind kind(
            String name,
            String meaning,
            List<IndicatorKind.Parameter> parameters,
            int firstValid,
            Supplier<Candles> candles,
            Function<double[], Rule> rule) {
        return kind(
                name,
                meaning,
                parameters,
                firstValid,
                p -> new CandlePattern(firstValid, PLAIN, candles.get(), rule.apply(p)));
    }

    /**
     * Creates a kind with degrees.
     *
     * @param rule gives percentages
     */
    static IndicatorKind graded(
            String name, String meaning, int firstValid, Supplier<Candles> candles, Rule rule) {
        return kind(
                name,
                meaning,
                List.of(),
                firstValid,
                p -> new CandlePattern(firstValid, GRADED, candles.get(), rule));
    }

    private static IndicatorKind kind(
            String name,
            String meaning,
            List<IndicatorKind.Parameter> parameters,
            int firstValid,
            IndicatorKind.Factory factory) {
        return new IndicatorKind(
                name,
                1,
                parameters,
                List.of(new IndicatorKind.Output(name, FeatureUnit.NONE, meaning + MEANING)),
                (p, output) -> new IndicatorKind.Warmup(firstValid, firstValid),
                factory);
    }

    @Override
    public void update(Bar closed) {
        candles.show(closed);
        value = bars < firstValid ? 0 : rule.of(candles);
        candles.keep();
        bars = StrictMath.min(bars + 1, firstValid + 1);
    }

    @Override
    public double value(int output) {
        return bars <= firstValid ? Double.NaN : (double) value / full;
    }

    @Override
    public double valueWith(Bar forming, int output) {
        if (bars < firstValid) {
            return Double.NaN;
        }
        candles.show(forming);
        return (double) rule.of(candles) / full;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(bars);
        out.writeByte(value);
        candles.write(out);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        bars = in.readByte();
        value = in.readByte();
        candles.readFrom(in);
    }
}
