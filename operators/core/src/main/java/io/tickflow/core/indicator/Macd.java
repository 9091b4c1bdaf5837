package io.tickflow.core.indicator;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Moving average convergence divergence (Appel): {@code macd = EMA(12) - EMA(26)}, {@code signal =
 * EMA(9)} of macd, {@code histogram = macd - signal}; each {@link Ema} starts with the plain mean
 * of its first values. In the unit of its input, unbounded both ways. First valid index (from 0):
 * 25 for macd, 33 for signal and histogram; NaN before. O(1). Not thread-safe.
 */
public final class Macd {

    private static final int FAST_PERIOD = 12;
    private static final int SLOW_PERIOD = 26;
    private static final int SIGNAL_PERIOD = 9;

    private final Ema fast = new Ema(FAST_PERIOD);
    private final Ema slow = new Ema(SLOW_PERIOD);
    private final Ema signal = new Ema(SIGNAL_PERIOD);

    /** Has seen nothing. */
    public Macd() {}

    /**
     * Adds a close.
     *
     * @param close finite
     */
    public void update(double close) {
        fast.update(close);
        slow.update(close);
        double macd = macd();
        if (!Double.isNaN(macd)) {
            signal.update(macd);
        }
    }

    /** Fast minus slow average, NaN before 26 closes. */
    public double macd() {
        return fast.value() - slow.value();
    }

    /** Average of macd, NaN before 34 closes. */
    public double signal() {
        return signal.value();
    }

    /** Macd minus signal, NaN before 34 closes. */
    public double histogram() {
        return macd() - signal();
    }

    void write(DataOutput out) throws IOException {
        fast.write(out);
        slow.write(out);
        signal.write(out);
    }

    void readFrom(DataInput in) throws IOException {
        fast.readFrom(in);
        slow.readFrom(in);
        signal.readFrom(in);
    }
}
