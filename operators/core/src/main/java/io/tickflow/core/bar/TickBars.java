package io.tickflow.core.bar;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bars of a fixed number of ticks. The last tick closes the bar and belongs to it. */
final class TickBars implements BarBuilder {

    private final int ticksABar;
    private final Bar forming = new Bar();
    private final Bar closed = new Bar();

    TickBars(int ticksABar) {
        this.ticksABar = ticksABar;
    }

    @Override
    public boolean add(long eventTimeMillis, double price, double volume) {
        if (forming.ticks() == 0) {
            forming.begin(eventTimeMillis, price, volume);
        } else {
            forming.add(price, volume);
        }
        if (forming.ticks() < ticksABar) {
            return false;
        }
        closed.copyFrom(forming);
        forming.clear();
        return true;
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
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        forming.readFrom(in);
    }
}
