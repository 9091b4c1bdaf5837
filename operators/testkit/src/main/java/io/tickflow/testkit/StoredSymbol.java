package io.tickflow.testkit;

import io.tickflow.core.feature.DeferredTicks;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.state.StateOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of one symbol as bytes in a map, kept as keyed state keeps it. */
public final class StoredSymbol {

    private final FeatureEngine engine;
    private final String symbol;
    private final Map<String, byte[]> groups = new HashMap<>();
    private final StateOutput out = new StateOutput();

    /** A symbol that nothing is stored of. */
    public StoredSymbol(FeatureEngine engine, String symbol) {
        this.engine = engine;
        this.symbol = symbol;
    }

    /** What is stored, with {@code used} to be filled if it is not null. */
    public SymbolState load(@Nullable SymbolState used) throws IOException {
        return engine.load(symbol, groups::get, used);
    }

    /** What is stored, with ticks that may be newer than the stored ones in their stead. */
    public SymbolState loadWaiting(DeferredTicks ticks) throws IOException {
        byte[] log = ticks.isEmpty() ? null : bytesOf(ticks);
        return engine.load(
                symbol, name -> name.equals(SymbolState.LOG) ? log : groups.get(name), null);
    }

    /** Stores ticks that the symbol is still to take in. */
    public void store(DeferredTicks ticks) {
        groups.put(SymbolState.LOG, bytesOf(ticks));
    }

    private byte[] bytesOf(DeferredTicks ticks) {
        out.clear();
        ticks.write(out);
        return out.copy();
    }

    /** What is stored, as an engine with other features reads it. */
    public SymbolState loadWith(FeatureEngine other) throws IOException {
        return other.load(symbol, groups::get, null);
    }

    /** Stores the groups of {@code state} that changed. */
    public void store(SymbolState state) {
        store(state, state.takeChanged());
    }

    /**
     * Stores the ticks since the groups were stored if that will do, or else the groups.
     *
     * @param changed a bit for each group that has changed since they were stored
     * @return whether it would do
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
