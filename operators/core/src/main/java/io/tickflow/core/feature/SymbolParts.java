package io.tickflow.core.feature;

import io.tickflow.core.feature.store.BarSeries;
import io.tickflow.core.feature.store.StateLayout;
import io.tickflow.core.feature.store.StatePart;
import io.tickflow.core.feature.store.SymbolTrades;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Parts that the state of a symbol consists of, in their groups. */
final class SymbolParts {

    /** Bit of the group that every accepted tick changes: gate, quotes, gaps, forming bars. */
    static final int TICKS = 1;

    /** Bit of the group of rolling windows: lags, differences, z-scores and sequences. */
    static final int DERIVED = 1 << 1;

    /** Bits of all groups. */
    static final int ALL = -1;

    private static final int FIRST_SERIES = 2;

    private SymbolParts() {}

    /**
     * Lays out the state of a symbol.
     *
     * @param windows definitions of the features with a rolling window, by its slot
     */
    static StateLayout<SymbolState> layout(
            List<BarSeries.Plan> plans, List<String> windows, SymbolTrades.Plan trades) {
        var parts = new LinkedHashMap<String, List<StatePart<SymbolState>>>();
        List<StatePart<SymbolState>> ofTicks = ofTicks(plans);
        ofTicks.addAll(ofTrades(trades));
        parts.put("ticks", ofTicks);
        parts.put("derived", ofWindows(windows));
        for (int i = 0; i < plans.size(); i++) {
            parts.put("bars-" + plans.get(i).name(), ofBars(plans.get(i), i));
        }
        return new StateLayout<>(parts);
    }

    /** Bit of the group that a closing bar of a series changes: the indicators on it. */
    static int ofSeries(int series) {
        return 1 << (FIRST_SERIES + series);
    }

    private static List<StatePart<SymbolState>> ofTicks(List<BarSeries.Plan> plans) {
        var parts = new ArrayList<StatePart<SymbolState>>();
        parts.add(
                StatePart.first(
                        "gate",
                        (state, out) -> state.gate().write(out),
                        (state, in) -> state.gate().readFrom(in)));
        parts.add(
                StatePart.first(
                        "microstructure",
                        (state, out) -> state.microstructure().write(out),
                        (state, in) -> state.microstructure().readFrom(in)));
        parts.add(
                StatePart.first(
                        "dynamics",
                        (state, out) -> state.conditions().write(out),
                        (state, in) -> state.conditions().readFrom(in)));
        parts.add(
                StatePart.first(
                        "gaps",
                        (state, out) -> state.gaps().write(out),
                        (state, in) -> state.gaps().readFrom(in)));
        parts.add(
                StatePart.first(
                        "session",
                        (state, out) -> state.session().write(out),
                        (state, in) -> state.session().readFrom(in)));
        for (int i = 0; i < plans.size(); i++) {
            int series = i;
            parts.add(
                    StatePart.first(
                            "forming-" + plans.get(i).name(),
                            (state, out) -> state.series(series).writeBars(out),
                            (state, in) -> state.series(series).readBars(in)));
            if (plans.get(i).keepsVolume()) {
                parts.add(
                        StatePart.first(
                                "volume-" + plans.get(i).name(),
                                (state, out) -> state.series(series).writeVolume(out),
                                (state, in) -> state.series(series).readVolume(in)));
            }
        }
        return parts;
    }

    private static List<StatePart<SymbolState>> ofTrades(SymbolTrades.Plan trades) {
        var parts = new ArrayList<StatePart<SymbolState>>();
        for (int i = 0; i < trades.windows().size(); i++) {
            int slot = i;
            parts.add(
                    StatePart.first(
                            "trades-" + trades.windows().get(slot),
                            (state, out) -> state.trades().window(slot).write(out),
                            (state, in) -> state.trades().window(slot).readFrom(in)));
        }
        if (trades.ofDay()) {
            parts.add(
                    StatePart.first(
                            "trades-of-day@" + trades.dayName(),
                            (state, out) -> state.trades().day().write(out),
                            (state, in) -> state.trades().day().readFrom(in)));
        }
        return parts;
    }

    private static List<StatePart<SymbolState>> ofBars(BarSeries.Plan plan, int series) {
        var parts = new ArrayList<StatePart<SymbolState>>();
        for (int slot = 0; slot < plan.indicators().size(); slot++) {
            parts.add(ofIndicator(plan, series, slot));
        }
        return parts;
    }

    /** State of an indicator in another layout than today's is left out: it begins afresh. */
    private static StatePart<SymbolState> ofIndicator(BarSeries.Plan plan, int series, int slot) {
        BarSeries.PlannedIndicator planned = plan.indicators().get(slot);
        int today = planned.kind().version();
        return new StatePart<>(
                planned.id(),
                today,
                (state, out) -> state.series(series).writeIndicator(slot, out),
                (version, state, in) -> {
                    if (version == today) {
                        state.series(series).readIndicator(slot, in);
                    }
                });
    }

    private static List<StatePart<SymbolState>> ofWindows(List<String> definitions) {
        var parts = new ArrayList<StatePart<SymbolState>>();
        for (int i = 0; i < definitions.size(); i++) {
            int slot = i;
            parts.add(
                    StatePart.first(
                            definitions.get(slot),
                            (state, out) -> state.window(slot).write(out),
                            (state, in) -> state.window(slot).readFrom(in)));
        }
        return parts;
    }
}
