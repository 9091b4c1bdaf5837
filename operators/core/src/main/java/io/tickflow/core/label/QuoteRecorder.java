package io.tickflow.core.label;

import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Records the quotes of all accepted ticks, by symbol. Accepts exactly the ticks that the feature
 * engine accepts, and starts sessions with it, at any decision point. One thread.
 */
public final class QuoteRecorder {

    private final FeatureEngine engine;
    private final Map<String, SymbolState> states = new TreeMap<>();
    private final Map<String, QuoteSeries> series = new TreeMap<>();

    /**
     * Creates a recorder.
     *
     * @param config features of the pipeline, for the prices that symbols can have
     */
    public QuoteRecorder(FeatureConfig config) {
        engine =
                new FeatureEngine(
                        "labels",
                        FeatureSet.of(
                                new FeatureConfig(
                                        List.of(),
                                        List.of(),
                                        FeatureConfig.EVERY_TICK,
                                        config.pips(),
                                        config.barRules(),
                                        config.usualPrices())));
    }

    /** Takes in the next tick of its symbol; returns true if it is accepted. */
    public boolean record(Tick tick) {
        SymbolState state =
                states.computeIfAbsent(tick.symbol(), name -> engine.features().newState());
        FeatureVector vector = engine.step(state, tick).vector();
        if (vector == null) {
            return false;
        }
        of(tick.symbol())
                .add(
                        vector.eventTimeMillis(),
                        0.5 * (vector.bid() + vector.ask()),
                        vector.typicalSpread(),
                        state.startsSession());
        return true;
    }

    /** Quotes of a symbol so far. */
    public QuoteSeries of(String symbol) {
        return series.computeIfAbsent(symbol, QuoteSeries::new);
    }

    /** Quotes of all symbols with an accepted tick, by symbol. */
    public Map<String, QuoteSeries> all() {
        return Map.copyOf(series);
    }
}
