package io.tickflow.testkit;

import io.tickflow.core.feature.DeferredTicks;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.state.StateOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stored state of one symbol: bytes in a map, like in keyed state. */
public final class StoredSymbol {

    private final FeatureEngine engine;
    private final String symbol;
    private final Map<String, byte[]> groups = new HashMap<>();
    private final StateOutput out = new StateOutput();

    /** Creates a symbol without stored state. */
    public StoredSymbol(FeatureEngine engine, String symbol) {
        this.engine = engine;
        this.symbol = symbol;
    }

    /** Loads the stored state, reusing {@code used} unless null. */
    public SymbolState load(@Nullable SymbolState used) throws IOException {
        return engine.load(symbol, groups::get, used);
    }

    /** Loads the stored state with buffered ticks in place of the stored ones. */
    public SymbolState loadWaiting(DeferredTicks ticks) throws IOException {
        byte[] log = ticks.isEmpty() ? null : bytesOf(ticks);
        return engine.load(
                symbol, name -> name.equals(SymbolState.LOG) ? log : groups.get(name), null);
    }

    /** Stores buffered ticks. */
    public void store(DeferredTicks ticks) {
        groups.put(SymbolState.LOG, bytesOf(ticks));
    }

    private byte[] bytesOf(DeferredTicks ticks) {
        out.clear();
        ticks.write(out);
        return out.copy();
    }

    /** Loads the stored state into an engine with other features. */
    public SymbolState loadWith(FeatureEngine other) throws IOException {
        return other.load(symbol, groups::get, null);
    }

    /** Stores the changed groups of {@code state}. */
    public void store(SymbolState state) {
        store(state, state.takeChanged());
    }

    /**
     * Stores the ticks since the groups were stored if possible, otherwise the groups.
     *
     * @param changed bit mask of the groups changed since then
     * @return true if the ticks were stored
     */
    public boolean storeBriefly(SymbolState state, int changed) {
        out.clear();
        if (state.writeLog(out)) {
            groups.put(SymbolState.LOG, out.copy());
            return true;
        }
        store(state, changed);
        return false;
    }

    private void store(SymbolState state, int changed) {
        groups.remove(SymbolState.LOG);
        for (int i = 0; i < engine.features().groups().size(); i++) {
            var group = engine.features().groups().get(i);
            if ((changed & (1 << i)) != 0 && !group.isEmpty()) {
                out.clear();
                group.write(state, out);
                groups.put(group.name(), out.copy());
            }
        }
        state.groupsStored();
    }
}
