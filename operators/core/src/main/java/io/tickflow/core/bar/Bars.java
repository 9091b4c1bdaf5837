package io.tickflow.core.bar;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The forming bars of one symbol, one for each {@link Timeframe}. Not thread-safe. */
public final class Bars {

    private final BarBuilder tenSeconds = new BarBuilder(Timeframe.SECONDS_10);
    private final BarBuilder oneMinute = new BarBuilder(Timeframe.M1);
    private final BarBuilder fiveMinutes = new BarBuilder(Timeframe.M5);

    /** No bar is forming. */
    public Bars() {}

    /** Adds a tick to the bar of {@code timeframe}; see {@link BarBuilder#add}. */
    public @Nullable Bar add(Timeframe timeframe, long eventTimeMillis, double mid) {
        return of(timeframe).add(eventTimeMillis, mid);
    }

    private BarBuilder of(Timeframe timeframe) {
        return switch (timeframe) {
            case SECONDS_10 -> tenSeconds;
            case M1 -> oneMinute;
            case M5 -> fiveMinutes;
        };
    }

    void write(DataOutput out) throws IOException {
        tenSeconds.write(out);
        oneMinute.write(out);
        fiveMinutes.write(out);
    }

    static Bars read(DataInput in) throws IOException {
        var bars = new Bars();
        bars.tenSeconds.readFrom(in);
        bars.oneMinute.readFrom(in);
        bars.fiveMinutes.readFrom(in);
        return bars;
    }
}
