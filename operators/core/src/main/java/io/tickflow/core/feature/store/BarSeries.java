package io.tickflow.core.feature.store;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.bar.BarBuilder;
import io.tickflow.core.bar.BarRules;
import io.tickflow.core.bar.BarSession;
import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.indicator.Indicator;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.core.indicator.VolumeIndicator;
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
     * @param rules by which they are cut and priced
     * @param indicators on them
     */
    public record Plan(BarSpec bars, BarRules rules, List<PlannedIndicator> indicators) {
        /** Copies the list. */
        public Plan {
            indicators = List.copyOf(indicators);
        }

        /** Name of the series, part of the names of its state. */
        public String name() {
            return rules.nameOf(bars);
        }

        /** Returns true if an indicator reads the volume of bars. */
        public boolean keepsVolume() {
            return indicators.stream()
                    .anyMatch(planned -> planned.create() instanceof VolumeIndicator);
        }
    }

    /**
     * An indicator with its parameters.
     *
     * @param id kind and parameters: names its state
     * @param kind of the indicator
     * @param parameters one for each that the kind takes
     */
    public record PlannedIndicator(String id, IndicatorKind kind, double[] parameters) {

        Indicator create() {
            return kind.factory().create(parameters);
        }
    }

    private final BarBuilder builder;
    private final Indicator[] indicators;
    private final int[] updates;

    /** A series without bars. */
    public BarSeries(Plan plan) {
        this.builder = plan.rules().builder(plan.bars());
        this.indicators =
                plan.indicators().stream().map(PlannedIndicator::create).toArray(Indicator[]::new);
        this.updates = new int[indicators.length];
    }

    /** Adds a tick; true if it closed a bar, for the indicators to {@link #takeIn}. */
    public boolean add(long eventTimeMillis, double price, double volume) {
        return builder.add(eventTimeMillis, price, volume);
    }

    /** Aligns later bars to the days of the symbol's session. */
    public void follow(BarSession session) {
        builder.follow(session);
    }

    /**
     * The indicators take in the bar that the last tick has closed. One that reads volumes leaves
     * out a bar without a known volume: it was added to a job while that bar was forming.
     */
    public void takeIn() {
        Bar closed = builder.closed();
        for (int i = 0; i < indicators.length; i++) {
            if (Double.isNaN(closed.volume()) && indicators[i] instanceof VolumeIndicator) {
                continue;
            }
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

    /** Writes the volume of the forming bar. */
    public void writeVolume(DataOutput out) throws IOException {
        builder.writeVolume(out);
    }

    /** Reads what {@link #writeVolume} wrote, after {@link #readBars}. */
    public void readVolume(DataInput in) throws IOException {
        builder.readVolume(in);
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
