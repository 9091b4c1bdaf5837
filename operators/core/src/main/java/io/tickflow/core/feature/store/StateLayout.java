package io.tickflow.core.feature;

import io.tickflow.core.state.StateInput;
import io.tickflow.core.state.StateOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the state of a symbol is laid out in groups, and how it is read. Immutable; thread-safe. */
final class StateLayout {

    /** What every accepted tick changes: gate, features of quotes, gaps, forming bars. */
    static final int TICKS = 1;

    /** Memories of lags, differences, z-scores and sequences. */
    static final int DERIVED = 1 << 1;

    static final int ALL = -1;

    private static final int FIRST_SERIES = 2;

    private final List<StateGroup> groups;

    /**
     * @param memories definitions of the features that remember, by their slots
     */
    StateLayout(List<BarSeries.Plan> plans, List<String> memories) {
        List<StatePart> ticks = StateParts.ofTicks(plans);
        List<StatePart> derived = StateParts.ofMemories(memories);
        var parts = new LinkedHashMap<String, List<StatePart>>();
        parts.put("ticks", ticks);
        parts.put("derived", derived);
        for (int i = 0; i < plans.size(); i++) {
            parts.put("bars-" + plans.get(i).bars(), StateParts.ofBars(plans.get(i), i));
        }
        ticks.add(StateParts.ofNames(parts));
        long hash = hashOf(parts.values());
        var all = new ArrayList<StateGroup>();
        parts.forEach((name, each) -> all.add(new StateGroup(name, each, hash)));
        groups = List.copyOf(all);
    }

    /** What closing a bar of a series changes: the indicators on it. */
    static int ofSeries(int series) {
        return 1 << (FIRST_SERIES + series);
    }

    /** In the order of their bits. */
    List<StateGroup> groups() {
        return groups;
    }

    /**
     * Reads the state of a symbol. If it was stored as things are configured now, what only bars
     * change stays where it is until it is needed. Otherwise what is new begins empty, as does what
     * was left out for a while, and all of it counts as changed.
     *
     * @param used a state that is not needed any more, to be filled; null if there is none
     * @return null if nothing is stored
     */
    @Nullable SymbolState read(StateSource source, FeatureSet features, @Nullable SymbolState used)
            throws IOException {
        StateGroup first = groups.get(0);
        byte[] ticks = source.bytesOf(first.name());
        if (ticks == null) {
            return null;
        }
        boolean current = first.isCurrent(ticks);
        SymbolState state = current && used != null ? used : features.newState();
        first.read(state, ticks);
        if (current) {
            state.leaveIn(source);
            return state;
        }
        state.log().spoil();
        Set<String> names = groupsIn(ticks);
        for (StateGroup group : groups.subList(1, groups.size())) {
            byte[] bytes = names.contains(group.name()) ? source.bytesOf(group.name()) : null;
            if (bytes != null) {
                group.read(state, bytes);
            }
        }
        state.markChanged(ALL);
        return state;
    }

    /** Reads those of the groups with these bits that {@link #read} left. */
    void readLeft(StateSource source, SymbolState state, int bits) throws IOException {
        for (int i = 1; i < groups.size(); i++) {
            StateGroup group = groups.get(i);
            if ((bits & 1 << i) != 0 && !group.isEmpty()) {
                byte[] bytes = source.bytesOf(group.name());
                if (bytes == null || !group.isCurrent(bytes)) {
                    throw new IOException(
                            "state group %s is missing, or of another layout than the others"
                                    .formatted(group.name()));
                }
                group.read(state, bytes);
            }
        }
    }

    /**
     * What a state of another layout is after ticks that came before the layout changed: parts that
     * are younger than these ticks, or begin afresh in a new version, have not seen them.
     */
    SymbolState withoutYounger(SymbolState state, StateSource source, FeatureSet features)
            throws IOException {
        SymbolState older = features.newState();
        byte[] ticks = source.bytesOf(groups.get(0).name());
        Set<String> names = ticks == null ? Set.of() : groupsIn(ticks);
        var out = new StateOutput();
        for (StateGroup group : groups) {
            byte[] bytes = names.contains(group.name()) ? source.bytesOf(group.name()) : null;
            if (bytes != null) {
                out.clear();
                group.write(state, out);
                group.read(older, out.copy(), group.namesIn(bytes));
            }
        }
        older.markChanged(ALL);
        older.log().outdate();
        return older;
    }

    /** The groups that something belonged to when {@code ticks}, the first of them, was stored. */
    private Set<String> groupsIn(byte[] ticks) throws IOException {
        StateInput names = groups.get(0).contentOf(StateParts.NAMES, ticks);
        try {
            return names == null ? Set.of() : StateParts.namesIn(names);
        } catch (IndexOutOfBoundsException e) {
            throw StateInput.damaged(StateParts.NAMES, e);
        }
    }

    private static long hashOf(Collection<List<StatePart>> groups) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (List<StatePart> parts : groups) {
                parts.forEach(part -> digest.update(part.header()));
                digest.update((byte) 0);
            }
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
