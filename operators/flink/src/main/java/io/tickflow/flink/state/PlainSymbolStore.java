package io.tickflow.flink.state;

import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * Reads keyed state before each tick and writes it after. Slow and obviously right: the oracle of
 * {@link HotSymbolStore}.
 */
public final class PlainSymbolStore implements SymbolStore {

    private final StoredGroups groups;

    public PlainSymbolStore(FeatureEngine engine, RuntimeContext context) {
        groups = new StoredGroups(engine, context);
    }

    @Override
    public SymbolState load(Tick tick) throws Exception {
        return groups.load(tick.symbol(), null);
    }

    @Override
    public void onChanged(String symbol, SymbolState state) throws Exception {
        int changed = state.takeChanged();
        if (changed != 0) {
            groups.store(state, changed);
        }
    }

    /** Does nothing, as all changes are already written. */
    @Override
    public void flush() {}
}
