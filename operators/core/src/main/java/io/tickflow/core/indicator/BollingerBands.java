package io.tickflow.core.indicator;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Bollinger bands (Bollinger on Bollinger Bands, 2001): middle = {@link Sma} of {@code period}
 * closes, bands at {@code width} population standard deviations of the same closes above and below.
 *
 * <ul>
 *   <li>%B = (last close - lower) / (upper - lower): without unit, 0 at the lower and 1 at the
 *       upper band, with period 20 and width 2 never outside -0.6 to 1.6; 0.5 if the bands
 *       coincide.
 *   <li>bandwidth = (upper - lower) / middle: without unit, not negative.
 * </ul>
 *
 * First valid index (from 0): {@code period - 1}; NaN before. O({@code period}) at a close, without
 * running sums that could drift. Not thread-safe.
 */
public final class BollingerBands {

    private final double width;
    private final Sma middle;
    private double lastClose;
    private double deviation = Double.NaN;

    /**
     * Has seen nothing.
     *
     * @param period at least 1
     * @param width of a band in standard deviations
     */
    public BollingerBands(int period, double width) {
        this.middle = new Sma(period);
        this.width = width;
    }

    /**
     * Adds a close.
     *
     * @param close finite and positive
     */
    public void update(double close) {
        middle.update(close);
        lastClose = close;
        deviation = middle.deviation();
    }

    /** The plain mean of the last closes, NaN before {@code period} of them. */
    public double middle() {
        return middle.value();
    }

    /** Where the last close stands between the bands, NaN before {@code period} closes. */
    public double percentB() {
        if (deviation == 0) {
            return 0.5;
        }
        return 0.5 + (lastClose - middle.value()) / (2 * width * deviation);
    }

    /** Distance of the bands as a share of the middle, NaN before {@code period} closes. */
    public double bandwidth() {
        return 2 * width * deviation / middle.value();
    }

    void write(DataOutput out) throws IOException {
        middle.write(out);
        out.writeDouble(lastClose);
    }

    void readFrom(DataInput in) throws IOException {
        middle.readFrom(in);
        lastClose = in.readDouble();
        deviation = middle.deviation();
    }
}
