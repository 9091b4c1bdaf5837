package io.tickflow.flink.state;

import io.tickflow.core.feature.DeferredTicks;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.jspecify.annotations.Nullable;

/**
 * Caches the states of hot symbols, buffers ticks of quiet symbols that have no output yet, and
 * writes dirty symbols to keyed state before each checkpoint barrier. Most ticks then neither read
 * nor write RocksDB; a tick of a rare symbol with output does both. At a barrier keyed state equals
 * that of a plain store, or holds an older state with the ticks that lead to it. {@link
 * SegmentedLru} chooses the symbols to evict, {@link DirtySymbols} the time to write one. Task
 * thread only.
 */
public final class HotSymbolStore implements SymbolStore {

    private final FeatureEngine engine;
    private final StoredGroups groups;
    private final SegmentedLru<KeptSymbol.Hot> hot;
    private final SegmentedLru<KeptSymbol.Quiet> quiet;
    private final DirtySymbols dirty;
    private final HotMetrics metrics;

    /** State given out last; a second look-up would count as a second use. */
    private KeptSymbol.@Nullable Hot given;

    /**
     * Creates an empty store.
     *
     * @param currentKey sets the current key of the operator
     * @param bounds memory bounds, with at least one hot symbol
     */
    public HotSymbolStore(
            FeatureEngine engine,
            RuntimeContext context,
            Consumer<String> currentKey,
            HotBounds bounds) {
        this.engine = engine;
        this.groups = new StoredGroups(engine, context);
        this.metrics = new HotMetrics(context.getMetricGroup());
        this.hot = new SegmentedLru<>(bounds.hot());
        this.quiet = new SegmentedLru<>(bounds.quiet());
        this.dirty = new DirtySymbols(groups, currentKey, bounds.dirty(), metrics);
        metrics.show(hot::size, quiet::size, dirty::size);
    }

    @Override
    public @Nullable SymbolState load(Tick tick) throws Exception {
        String symbol = tick.symbol();
        KeptSymbol.Hot known = hot.get(symbol);
        if (known == null) {
            KeptSymbol.Quiet waiting = quiet.get(symbol);
            if (waiting != null && waiting.ticks().take(tick)) {
                metrics.deferred.inc();
                dirty.add(symbol, waiting);
                dirty.afterTick(symbol);
                return null;
            }
            known = warm(symbol, waiting);
        }
        given = known;
        return known.state();
    }

    @Override
    public void onChanged(String symbol, SymbolState state) throws Exception {
        int changed = state.takeChanged();
        if (changed != 0) {
            KeptSymbol.Hot known = given;
            if (known == null || known.state() != state) {
                throw new IllegalStateException("the state of " + symbol + " is not from here");
            }
            known.addDirty(changed);
            dirty.add(symbol, known);
        }
        dirty.afterTick(symbol);
    }

    @Override
    public void flush() throws Exception {
        dirty.storeAll();
    }

    /**
     * Reads the state of a symbol.
     *
     * @param waiting buffered ticks of the symbol; null if there are none
     */
    private KeptSymbol.Hot warm(String symbol, KeptSymbol.@Nullable Quiet waiting)
            throws Exception {
        metrics.loads.inc();
        quiet.remove(symbol);
        SymbolState used = hot.isFull() ? cool(symbol) : null;
        KeptSymbol.Hot warmed;
        if (waiting == null) {
            warmed = new KeptSymbol.Hot(groups.load(symbol, used));
        } else {
            warmed = new KeptSymbol.Hot(groups.load(symbol, used, waiting.ticks()));
            dirty.replace(symbol, warmed);
        }
        hot.add(symbol, warmed);
        return warmed;
    }

    /** Evicts a state if necessary and returns it for reuse. */
    private SymbolState cool(String current) throws Exception {
        Map.Entry<String, KeptSymbol.Hot> cooled = hot.removeLeastUsed();
        metrics.evictions.inc();
        String symbol = cooled.getKey();
        SymbolState state = cooled.getValue().state();
        DeferredTicks ticks = defer(state);
        if (ticks == null) {
            dirty.store(symbol, current);
            ticks = defer(state);
        }
        if (ticks != null) {
            keepQuiet(symbol, new KeptSymbol.Quiet(ticks), current);
        }
        return state;
    }

    private @Nullable DeferredTicks defer(SymbolState state) {
        return quiet.sizeMax() == 0 ? null : engine.defer(state);
    }

    private void keepQuiet(String symbol, KeptSymbol.Quiet waiting, String current)
            throws Exception {
        if (quiet.isFull()) {
            metrics.quietEvictions.inc();
            dirty.store(quiet.removeLeastUsed().getKey(), current);
        }
        quiet.add(symbol, waiting);
        dirty.replace(symbol, waiting);
    }
}
