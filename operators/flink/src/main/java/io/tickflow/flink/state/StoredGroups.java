package io.tickflow.flink.state;

import io.tickflow.core.feature.DeferredTicks;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.StateGroup;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.state.StateOutput;
import io.tickflow.core.state.StateSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * State groups of a symbol in keyed state, an entry each, in the core's own bytes. Works on the
 * current key. Each write is a fresh array, so a snapshot in progress sees no later change. Task
 * thread only.
 */
final class StoredGroups {

    private static final String STATE = "feature-groups-v1";
    private static final String LOG = SymbolState.LOG;

    private final FeatureEngine engine;
    private final List<StateGroup> groups;
    private final Set<String> names;
    private final MapState<String, byte[]> state;
    private final StateSource source;
    private final StateOutput out = new StateOutput();

    /** Registers the state with the function of {@code context}. */
    StoredGroups(FeatureEngine engine, RuntimeContext context) {
        this.engine = engine;
        this.groups = engine.features().groups();
        this.names =
                groups.stream()
                        .filter(group -> !group.isEmpty())
                        .map(StateGroup::name)
                        .collect(Collectors.toUnmodifiableSet());
        this.state =
                context.getMapState(
                        new MapStateDescriptor<>(
                                STATE,
                                StringSerializer.INSTANCE,
                                BytePrimitiveArraySerializer.INSTANCE));
        this.source = this::bytesOf;
    }

    /**
     * Loads the state of the current key, empty if nothing is stored. It may be used only under
     * that key.
     *
     * @param symbol the current key
     * @param used a state to reuse, see {@link FeatureEngine#load}
     */
    SymbolState load(String symbol, @Nullable SymbolState used) throws IOException {
        return engine.load(symbol, source, used);
    }

    /** Loads the state with buffered ticks in place of the stored ones. */
    SymbolState load(String symbol, @Nullable SymbolState used, DeferredTicks ticks)
            throws IOException {
        byte[] log = ticks.isEmpty() ? null : bytesOf(ticks);
        return engine.load(symbol, name -> name.equals(LOG) ? log : bytesOf(name), used);
    }

    private byte[] bytesOf(DeferredTicks ticks) {
        out.clear();
        ticks.write(out);
        return out.copy();
    }

    private byte @Nullable [] bytesOf(String group) {
        try {
            return state.get(group);
        } catch (Exception e) {
            throw new UncheckedIOException(new IOException("cannot read keyed state", e));
        }
    }

    /**
     * Stores the ticks of {@code symbol} since its groups were stored, under the current key.
     *
     * @return false if there are too many ticks; nothing is stored then
     */
    boolean storeLog(SymbolState symbol) throws Exception {
        out.clear();
        if (!symbol.writeLog(out)) {
            return false;
        }
        state.put(LOG, out.copy());
        return true;
    }

    /** Stores buffered ticks of a symbol under the current key. */
    void storeLog(DeferredTicks ticks) throws Exception {
        state.put(LOG, bytesOf(ticks));
    }

    /**
     * Stores the groups of {@code symbol} under the current key.
     *
     * @param changed bit mask of the groups changed since the last store
     */
    void store(SymbolState symbol, int changed) throws Exception {
        if (symbol.hasStoredLog()) {
            state.remove(LOG);
        }
        if (changed == SymbolState.ALL_CHANGED) {
            removeWhatIsGone();
        }
        for (int i = 0; i < groups.size(); i++) {
            StateGroup group = groups.get(i);
            if ((changed & (1 << i)) != 0 && !group.isEmpty()) {
                out.clear();
                group.write(symbol, out);
                state.put(group.name(), out.copy());
            }
        }
        symbol.groupsStored();
    }

    /** Removes groups of bars that are no longer configured. */
    private void removeWhatIsGone() throws Exception {
        var gone = new ArrayList<String>();
        for (String name : state.keys()) {
            if (!names.contains(name)) {
                gone.add(name);
            }
        }
        for (String name : gone) {
            state.remove(name);
        }
    }
}
