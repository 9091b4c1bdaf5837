package io.tickflow.core.indicator;

import io.tickflow.core.bar.Timeframe;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The indicators of one symbol, one set for each {@link Timeframe}. Not thread-safe. */
public final class Indicators {

    private final IndicatorSet tenSeconds = new IndicatorSet();
    private final IndicatorSet oneMinute = new IndicatorSet();
    private final IndicatorSet fiveMinutes = new IndicatorSet();

    /** No bar has closed yet. */
    public Indicators() {}

    /** The set on bars of {@code timeframe}. */
    public IndicatorSet of(Timeframe timeframe) {
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

    static Indicators read(DataInput in) throws IOException {
        var indicators = new Indicators();
        indicators.tenSeconds.readFrom(in);
        indicators.oneMinute.readFrom(in);
        indicators.fiveMinutes.readFrom(in);
        return indicators;
    }
}
