package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Moving average convergence divergence (Appel): {@code macd = EMA(fast) - EMA(slow)} of closes,
 * {@code macd_signal = EMA(signal)} of macd, {@code macd_hist = macd - macd_signal}. Each {@link
 * Ema} is seeded with the plain mean of its first values. As in TA-Lib, the fast one skips the
 * first closes, so that both seeds end at the same bar. If the fast period is longer than the slow
 * one, the two change places. Price units, unbounded both ways; 0 without any movement.
 *
 * <p>First valid index (from 0): {@code slow - 1} for macd, {@code slow + signal - 2} for the other
 * two, NaN before (TA-Lib starts macd at the later index, too). Settled once a thousandth of the
 * seed is left, first of the slow average, then of the signal: with 12, 26, 9 at index 115 and 154.
 * O(1). Not thread-safe.
 */
public final class Macd implements CloseIndicator {

    private static final int MACD = 0;
    private static final int SIGNAL = 1;
    private static final int HISTOGRAM = 2;

    /** {@code macd(fast=12, slow=26, signal=9)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "macd",
                    1,
                    List.of(
                            IndicatorKind.Parameter.period("fast", 12, 1),
                            IndicatorKind.Parameter.period("slow", 26, 1),
                            IndicatorKind.Parameter.period("signal", 9, 1)),
                    List.of(
                            new IndicatorKind.Output(
                                    "macd", FeatureUnit.PRICE, "EMA(fast) - EMA(slow) of closes"),
                            new IndicatorKind.Output(
                                    "macd_signal", FeatureUnit.PRICE, "EMA(signal) of macd"),
                            new IndicatorKind.Output(
                                    "macd_hist", FeatureUnit.PRICE, "macd - macd_signal")),
                    Macd::readiness,
                    p -> new Macd((int) p[0], (int) p[1], (int) p[2]));

    private final int skippedByFast;
    private final Ema fast;
    private final Ema slow;
    private final Ema signal;

    /** Starts empty; periods of at least 1. */
    Macd(int fastPeriod, int slowPeriod, int signalPeriod) {
        this.fast = new Ema(StrictMath.min(fastPeriod, slowPeriod));
        this.slow = new Ema(StrictMath.max(fastPeriod, slowPeriod));
        this.signal = new Ema(signalPeriod);
        this.skippedByFast = StrictMath.abs(slowPeriod - fastPeriod);
    }

    private static IndicatorKind.Warmup readiness(double[] parameters, int output) {
        int slow = (int) StrictMath.max(parameters[0], parameters[1]);
        int signal = (int) parameters[2];
        return output == MACD
                ? new IndicatorKind.Warmup(slow - 1, Ema.settled(slow))
                : new IndicatorKind.Warmup(
                        slow + signal - 2, Ema.settled(slow) + Ema.settled(signal));
    }

    @Override
    public void update(Bar closed) {
        double close = closed.close();
        if (slow.count() >= skippedByFast) {
            fast.add(close);
        }
        slow.add(close);
        double macd = fast.average() - slow.average();
        if (!Double.isNaN(macd)) {
            signal.add(macd);
        }
    }

    @Override
    public double value(int output) {
        double macd = fast.average() - slow.average();
        return of(output, macd, signal.average());
    }

    @Override
    public double valueWith(Bar forming, int output) {
        double close = forming.close();
        // NaN until both averages have all but one of their seed values.
        double macd = fast.averageWith(close) - slow.averageWith(close);
        return of(output, macd, signal.averageWith(macd));
    }

    @Override
    public CloseFormula formula() {
        return new Formula(fast.period(), slow.period(), signal.period());
    }

    @Override
    public double number(int index) {
        Objects.checkIndex(index, 3 * Ema.NUMBERS);
        Ema average = index < Ema.NUMBERS ? fast : index < 2 * Ema.NUMBERS ? slow : signal;
        return average.number(index % Ema.NUMBERS);
    }

    private record Formula(int fast, int slow, int signal) implements CloseFormula {

        @Override
        public int size() {
            return 3 * Ema.NUMBERS;
        }

        @Override
        public double value(double close, double[] numbers, int at, int output) {
            double macd =
                    Ema.averageWith(close, numbers, at, fast)
                            - Ema.averageWith(close, numbers, at + Ema.NUMBERS, slow);
            return of(output, macd, Ema.averageWith(macd, numbers, at + 2 * Ema.NUMBERS, signal));
        }
    }

    private static double of(int output, double macd, double signal) {
        return switch (output) {
            case MACD -> macd;
            case SIGNAL -> signal;
            case HISTOGRAM -> macd - signal;
            default -> throw new IndexOutOfBoundsException(output);
        };
    }

    @Override
    public void write(DataOutput out) throws IOException {
        fast.write(out);
        slow.write(out);
        signal.write(out);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        fast.readFrom(in);
        slow.readFrom(in);
        signal.readFrom(in);
    }
}
