package io.tickflow.core.bar;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Tick imbalance bars (López de Prado, Advances in Financial Machine Learning, 2018, 2.3.2). Each
 * tick has the sign of the last move of the price; a bar closes with the tick that brings the sum
 * of its signs to {@code expected ticks * expected imbalance}, where both expectations are
 * exponential means over earlier bars, the newest with weight 0.1.
 *
 * <p>The published rule can run away: a long bar makes the next ones longer. So the expected ticks
 * stay within a tenth and ten times the initial number, the expected imbalance is at least a
 * twentieth, and a bar of a hundred times the initial number closes in any case.
 */
final class ImbalanceBars implements BarBuilder {

    private static final double NEWEST_WEIGHT = 0.1;
    private static final double TICKS_RATIO_MAX = 10;
    private static final double IMBALANCE_MIN = 0.05;
    private static final int LENGTH_RATIO_MAX = 100;

    private final int ticksAtStart;
    private final Bar forming = new Bar();
    private final Bar closed = new Bar();
    private double expectedTicks;
    private double expectedImbalance = 0.5;
    private double lastPrice = Double.NaN;
    private int sign;
    private int imbalance;

    ImbalanceBars(int ticksAtStart) {
        this.ticksAtStart = ticksAtStart;
        this.expectedTicks = ticksAtStart;
    }

    @Override
    public boolean add(long eventTimeMillis, double price, double volume) {
        if (price != lastPrice && !Double.isNaN(lastPrice)) {
            sign = price > lastPrice ? 1 : -1;
        }
        lastPrice = price;
        if (forming.ticks() == 0) {
            forming.begin(eventTimeMillis, price, volume);
        } else {
            forming.add(price, volume);
        }
        imbalance += sign;
        boolean closes =
                StrictMath.abs(imbalance) >= expectedTicks * expectedImbalance
                        || forming.ticks() >= (long) LENGTH_RATIO_MAX * ticksAtStart;
        if (closes) {
            close();
        }
        return closes;
    }

    private void close() {
        int ticks = forming.ticks();
        double share = StrictMath.abs(imbalance) / (double) ticks;
        expectedTicks += NEWEST_WEIGHT * (ticks - expectedTicks);
        expectedTicks = StrictMath.max(expectedTicks, ticksAtStart / TICKS_RATIO_MAX);
        expectedTicks = StrictMath.min(expectedTicks, ticksAtStart * TICKS_RATIO_MAX);
        expectedImbalance += NEWEST_WEIGHT * (share - expectedImbalance);
        expectedImbalance = StrictMath.max(expectedImbalance, IMBALANCE_MIN);
        imbalance = 0;
        closed.copyFrom(forming);
        forming.clear();
    }

    @Override
    public Bar closed() {
        return closed;
    }

    @Override
    public Bar forming() {
        return forming;
    }

    @Override
    public long openUntilMillis() {
        return 0;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        forming.write(out);
        out.writeDouble(expectedTicks);
        out.writeDouble(expectedImbalance);
        out.writeDouble(lastPrice);
        out.writeInt(sign);
        out.writeInt(imbalance);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        forming.readFrom(in);
        expectedTicks = in.readDouble();
        expectedImbalance = in.readDouble();
        lastPrice = in.readDouble();
        sign = in.readInt();
        imbalance = in.readInt();
    }
}
