package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Highest and lowest price of the last {@code period} bars. The extremes of all of them but the
 * oldest are looked up anew at each close, O({@code period}); everything else is O(1). Not
 * thread-safe.
 */
final class HighLowWindow {

    private final Ring highs;
    private final Ring lows;
    private double highest = Double.NaN;
    private double lowest = Double.NaN;

    /** Of the newest {@code period - 1} bars: what the next one is combined with. */
    private double restHighest = Double.NEGATIVE_INFINITY;

    private double restLowest = Double.POSITIVE_INFINITY;

    /** Has seen nothing; of at least 1 bar. */
    HighLowWindow(int period) {
        this.highs = new Ring(period);
        this.lows = new Ring(period);
    }

    /**
     * Where a price stands between two others: 0 at {@code low}, 1 at {@code high}, 0.5 if they are
     * the same.
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

    /** NaN before {@code period} bars, as {@link #lowest}. */
    double highest() {
        return highest;
    }

    double lowest() {
        return lowest;
    }

    /** What {@link #highest} would be after {@code bar}. */
    double highestWith(Bar bar) {
        return isFullWithOneMore() ? StrictMath.max(restHighest, bar.high()) : Double.NaN;
    }

    /** What {@link #lowest} would be after {@code bar}. */
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
