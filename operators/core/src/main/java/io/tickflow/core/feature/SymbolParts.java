package io.tickflow.core.feature;

import io.tickflow.core.state.StateInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts that the state of a symbol consists of. */
final class StateParts {

    /** The part that names the groups. */
    static final String NAMES = "groups";

    private StateParts() {}

    /**
     * The names of the groups that something belongs to, so that what a group held once, before
     * nothing did, is not taken for its state.
     */
    static StatePart ofNames(Map<String, List<StatePart>> groups) {
        return StatePart.first(
                NAMES,
                (state, out) -> {
                    for (Map.Entry<String, List<StatePart>> group : groups.entrySet()) {
                        if (!group.getValue().isEmpty()) {
                            out.writeUTF(group.getKey());
                        }
                    }
                },
                (state, in) -> {});
    }

    /** What {@link #ofNames} wrote. */
    static Set<String> namesIn(StateInput names) {
        var read = new HashSet<String>();
        while (names.hasMore()) {
            read.add(names.readUTF());
        }
        return read;
    }

    static List<StatePart> ofTicks(List<BarSeries.Plan> plans) {
        var parts = new ArrayList<StatePart>();
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
                        (state, out) -> state.dynamics().write(out),
                        (state, in) -> state.dynamics().readFrom(in)));
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
                            "forming-" + plans.get(i).bars(),
                            (state, out) -> state.series(series).writeBars(out),
                            (state, in) -> state.series(series).readBars(in)));
        }
        return parts;
    }

    static List<StatePart> ofBars(BarSeries.Plan plan, int series) {
        var parts = new ArrayList<StatePart>();
        for (int slot = 0; slot < plan.indicators().size(); slot++) {
            parts.add(ofIndicator(plan, series, slot));
        }
        return parts;
    }

    /** State of an indicator in another layout than today's is left out: it begins afresh. */
    private static StatePart ofIndicator(BarSeries.Plan plan, int series, int slot) {
        BarSeries.PlannedIndicator planned = plan.indicators().get(slot);
        int today = planned.kind().version();
        return new StatePart(
                planned.id(),
                today,
                (state, out) -> state.series(series).writeIndicator(slot, out),
                (version, state, in) -> {
                    if (version == today) {
                        state.series(series).readIndicator(slot, in);
                    }
                });
    }

    static List<StatePart> ofMemories(List<String> definitions) {
        var parts = new ArrayList<StatePart>();
        for (int i = 0; i < definitions.size(); i++) {
            int slot = i;
            parts.add(
                    StatePart.first(
                            definitions.get(slot),
                            (state, out) -> state.memory(slot).write(out),
                            (state, in) -> state.memory(slot).readFrom(in)));
        }
        return parts;
    }
}
