package io.tickflow.bench.pipeline;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import io.tickflow.flink.state.SymbolStore;
import java.util.HashMap;
import java.util.Map;

/** Control of the benchmark: objects in a plain map, never stored, an upper bound for any store. */
final class HeapStore implements SymbolStore {

    private final FeatureSet features;
    private final Map<String, SymbolState> states = new HashMap<>();

    HeapStore(FeatureSet features) {
        this.features = features;
    }

    @Override
    public SymbolState load(Tick tick) {
        return states.computeIfAbsent(tick.symbol(), name -> features.newState());
    }

    @Override
    public void onChanged(String symbol, SymbolState state) {
        state.takeChanged();
    }

    @Override
    public void flush() {}
}
