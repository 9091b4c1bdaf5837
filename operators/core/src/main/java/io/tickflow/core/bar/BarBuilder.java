package io.tickflow.core.bar;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Forms the bars of one timeframe from ticks in order of time. There is no timer: a bar is closed
 * by the first tick at or after its end, so it depends on the symbol's own ticks only. An interval
 * without a tick makes no bar, so one tick closes at most one. A tick of an earlier interval (a
 * wrong clock was found out) drops the forming bar. Not thread-safe.
 */
public final class BarBuilder {

    private final Timeframe timeframe;
    private long startMillis;
    private double open;
    private double high;
    private double low;
    private double close;

    /** 0 while no bar is forming. */
    private int ticks;

    /** A builder without a forming bar. */
    public BarBuilder(Timeframe timeframe) {
        this.timeframe = timeframe;
    }

    /**
     * Adds a tick.
     *
     * @param eventTimeMillis of the tick
     * @param mid finite
     * @return the bar that this tick closed and is not part of; null if it closed none
     */
    public @Nullable Bar add(long eventTimeMillis, double mid) {
        long start = timeframe.startOf(eventTimeMillis);
        if (ticks > 0 && start == startMillis) {
            high = StrictMath.max(high, mid);
            low = StrictMath.min(low, mid);
            close = mid;
            ticks++;
            return null;
        }
        Bar closed =
                ticks == 0 || start < startMillis
                        ? null
                        : new Bar(timeframe, startMillis, open, high, low, close, ticks);
        startMillis = start;
        open = mid;
        high = mid;
        low = mid;
        close = mid;
        ticks = 1;
        return closed;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(startMillis);
        out.writeDouble(open);
        out.writeDouble(high);
        out.writeDouble(low);
        out.writeDouble(close);
        out.writeInt(ticks);
    }

    void readFrom(DataInput in) throws IOException {
        startMillis = in.readLong();
        open = in.readDouble();
        high = in.readDouble();
        low = in.readDouble();
        close = in.readDouble();
        ticks = in.readInt();
    }
}
