package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Highest and lowest price of the last {@code period} bars. Each close scans all of them but the
 * oldest for the extremes, O({@code period}); everything else is O(1). Not thread-safe.
 */
final class HighLowWindow {

    private final Ring highs;
    private final Ring lows;
    private double highest = Double.NaN;
    private double lowest = Double.NaN;

    /** Extremes of the newest {@code period - 1} bars, to be combined with the next bar. */
    private double restHighest = Double.NEGATIVE_INFINITY;

    private double restLowest = Double.POSITIVE_INFINITY;

    /** Starts empty; {@code period} bars, at least 1. */
    HighLowWindow(int period) {
        this.highs = new Ring(period);
        this.lows = new Ring(period);
    }

    /**
     * Position of a price between two others: 0 at {@code low}, 1 at {@code high}, 0.5 if they are
     * equal.
     */
    static double position(double price, double low, double high) {
        return high == low ? 0.5 : (price - low) / (high - low);
    }

    void add(Bar bar) {
        highest = highestWith(bar);
        lowest = lowestWith(bar);
        highs.add(bar.high());
        lows.add(bar.low());
        takeRest();
    }

    /** Highest price, NaN before {@code period} bars like {@link #lowest}. */
    double highest() {
        return highest;
    }

    double lowest() {
        return lowest;
    }

    /** Computes {@link #highest} as if {@code bar} were added. */
    double highestWith(Bar bar) {
        return isFullWithOneMore() ? StrictMath.max(restHighest, bar.high()) : Double.NaN;
    }

    /** Computes {@link #lowest} as if {@code bar} were added. */
    double lowestWith(Bar bar) {
        return isFullWithOneMore() ? StrictMath.min(restLowest, bar.low()) : Double.NaN;
    }

    private boolean isFullWithOneMore() {
        return highs.count() + 1 >= highs.size();
    }

    private void takeRest() {
        restHighest = Double.NEGATIVE_INFINITY;
        restLowest = Double.POSITIVE_INFINITY;
        int rest = StrictMath.min(highs.count(), highs.size() - 1);
        for (int age = 0; age < rest; age++) {
            restHighest = StrictMath.max(restHighest, highs.back(age));
            restLowest = StrictMath.min(restLowest, lows.back(age));
        }
    }

    void write(DataOutput out) throws IOException {
        highs.write(out);
        lows.write(out);
    }

    void readFrom(DataInput in) throws IOException {
        highs.readFrom(in);
        lows.readFrom(in);
        takeRest();
        highest = Double.NaN;
        lowest = Double.NaN;
        if (highs.isFull()) {
            int oldest = highs.size() - 1;
            highest = StrictMath.max(restHighest, highs.back(oldest));
            lowest = StrictMath.min(restLowest, lows.back(oldest));
        }
    }
}
