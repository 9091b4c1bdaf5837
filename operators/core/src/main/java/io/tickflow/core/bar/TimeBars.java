package io.tickflow.core.bar;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Bars that start at multiples of their length since the UTC epoch. The first tick at or after the
 * end closes the bar and does not belong to it. An interval without ticks has no bar, so a tick
 * closes at most one. A tick of an earlier interval, after a wrong clock was taken back, drops the
 * forming bar.
 */
final class TimeBars implements BarBuilder {

    private final long lengthMillis;
    private final Bar forming = new Bar();
    private final Bar closed = new Bar();

    TimeBars(long lengthMillis) {
        this.lengthMillis = lengthMillis;
    }

    @Override
    public boolean add(long eventTimeMillis, double price, double volume) {
        long start = forming.startMillis();
        if (forming.ticks() > 0
                && eventTimeMillis >= start
                && eventTimeMillis - start < lengthMillis) {
            forming.add(price, volume);
            return false;
        }
        boolean closes = forming.ticks() > 0 && eventTimeMillis > start;
        if (closes) {
            closed.copyFrom(forming);
        }
        forming.begin(
                eventTimeMillis - StrictMath.floorMod(eventTimeMillis, lengthMillis),
                price,
                volume);
        return closes;
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
        return forming.ticks() > 0 ? forming.startMillis() + lengthMillis : 0;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        forming.write(out);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        forming.readFrom(in);
    }
}
