package io.tickflow.flink.state;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.SymbolState;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * Reads keyed state before each tick and writes it after. Slow, and obviously right: what {@link
 * HotSymbolStore} is held against.
 */
public final class PlainSymbolStore implements SymbolStore {

    private final StoredGroups groups;

    public PlainSymbolStore(FeatureSet features, RuntimeContext context) {
        groups = new StoredGroups(features, context);
    }

    @Override
    public SymbolState load(String symbol) throws Exception {
        return groups.load(null);
    }

    @Override
    public void changed(String symbol, SymbolState state) throws Exception {
        groups.store(state, state.takeChanged());
    }

    /** Everything is there already. */
    @Override
    public void flush() {}
}
