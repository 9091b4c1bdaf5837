package io.tickflow.core.feature.store;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.bar.BarBuilder;
import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.indicator.Indicator;
import io.tickflow.core.indicator.IndicatorKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** The bars of one cut of one symbol, and the indicators on them. Not thread-safe. */
public final class BarSeries {

    /**
     * Plan of a series.
     *
     * @param bars how they are cut
     * @param indicators on them
     */
    public record Plan(BarSpec bars, List<PlannedIndicator> indicators) {
        /** Copies the list. */
        public Plan {
            indicators = List.copyOf(indicators);
        }
    }

    /**
     * An indicator with its parameters.
     *
     * @param id kind and parameters: names its state
     * @param kind of the indicator
     * @param parameters one for each that the kind takes
     */
    public record PlannedIndicator(String id, IndicatorKind kind, double[] parameters) {}

    private final BarBuilder builder;
    private final Indicator[] indicators;
    private final int[] updates;

    /** A series without bars. */
    public BarSeries(Plan plan) {
        this.builder = plan.bars().builder();
        this.indicators =
                plan.indicators().stream()
                        .map(planned -> planned.kind().factory().create(planned.parameters()))
                        .toArray(Indicator[]::new);
        this.updates = new int[indicators.length];
    }

    /** Adds a tick; true if it closed a bar, for the indicators to {@link #takeIn}. */
    public boolean add(long eventTimeMillis, double mid) {
        return builder.add(eventTimeMillis, mid);
    }

    /** The indicators take in the bar that the last tick has closed. */
    public void takeIn() {
        Bar closed = builder.closed();
        for (int i = 0; i < indicators.length; i++) {
            indicators[i].update(closed);
            if (updates[i] < Integer.MAX_VALUE) {
                updates[i]++;
            }
        }
    }

    /** Bar that forms, without ticks if none does. */
    public Bar forming() {
        return builder.forming();
    }

    /** See {@link BarBuilder#openUntilMillis}. */
    public long openUntilMillis() {
        return builder.openUntilMillis();
    }

    /** Indicator of the plan, by its place. */
    public Indicator indicator(int slot) {
        return indicators[slot];
    }

    /** Bars that an indicator has taken in. */
    public int updates(int slot) {
        return updates[slot];
    }

    /** Writes the forming bar. */
    public void writeBars(DataOutput out) throws IOException {
        builder.write(out);
    }

    /** Reads what {@link #writeBars} wrote. */
    public void readBars(DataInput in) throws IOException {
        builder.readFrom(in);
    }

    /** Writes one indicator. */
    public void writeIndicator(int slot, DataOutput out) throws IOException {
        out.writeInt(updates[slot]);
        indicators[slot].write(out);
    }

    /** Reads what {@link #writeIndicator} wrote. */
    public void readIndicator(int slot, DataInput in) throws IOException {
        updates[slot] = in.readInt();
        indicators[slot].readFrom(in);
    }
}
