package io.tickflow.flink.state;

import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.SymbolState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the symbols that were seen last as objects, and puts what changed into keyed state before
 * each checkpoint barrier, so that a tick costs neither a read nor a write of RocksDB. What is in
 * keyed state at a barrier is what a plain store would have there, or the ticks that lead from what
 * is there to it.
 *
 * <p>Bounds: {@code hotMax} symbols are kept, see {@link SegmentedLru} for which; at most {@code
 * dirtyMax} of them are not in keyed state, so a barrier waits for so many at most; and one that
 * has been quiet for {@value #QUIET_ROUNDS} rounds of the dirty ones is written, every {@value
 * #TRICKLE_TICKS} ticks, so that it is not left to the barrier. Task thread only.
 */
public final class HotSymbolStore implements SymbolStore {

    private static final int TRICKLE_TICKS = 64;
    private static final int QUIET_ROUNDS = 16;
    private static final float LOAD_FACTOR = 0.75f;

    private static final class Hot {
        private final SymbolState state;

        /**
         * Groups that differ from the stored ones; storing the ticks since then changes nothing.
         */
        private int dirty;

        /** Number of the tick that changed it last. */
        private long changedAt;

        Hot(SymbolState state) {
            this.state = state;
        }
    }

    private final StoredGroups groups;
    private final Consumer<String> currentKey;
    private final int dirtyMax;
    private final SegmentedLru<Hot> hot;
    private final LinkedHashMap<String, Hot> dirty = new LinkedHashMap<>(64, LOAD_FACTOR, true);
    private final HotMetrics metrics;

    /** What was loaded last: to be asked for it again would count as a second use. */
    private @Nullable Hot given;

    private long ticks;

    /**
     * A store that has nothing in memory.
     *
     * @param currentKey sets the current key of the operator
     * @param hotMax symbols kept, at least 1
     * @param dirtyMax symbols not in keyed state, at least 1
     */
    public HotSymbolStore(
            FeatureEngine engine,
            RuntimeContext context,
            Consumer<String> currentKey,
            int hotMax,
            int dirtyMax) {
        this.groups = new StoredGroups(engine, context);
        this.currentKey = currentKey;
        this.hot = new SegmentedLru<>(hotMax);
        this.dirtyMax = dirtyMax;
        this.metrics = new HotMetrics(context.getMetricGroup(), hot::size, dirty::size);
    }

    @Override
    public SymbolState load(String symbol) throws Exception {
        Hot known = hot.get(symbol);
        if (known == null) {
            metrics.loads.inc();
            SymbolState used = hot.isFull() ? evict(symbol) : null;
            known = new Hot(groups.load(symbol, used));
            hot.add(symbol, known);
        }
        given = known;
        return known.state;
    }

    @Override
    public void changed(String symbol, SymbolState state) throws Exception {
        int changed = state.takeChanged();
        if (changed != 0) {
            Hot known = given;
            if (known == null || known.state != state) {
                throw new IllegalStateException("the state of " + symbol + " is not from here");
            }
            known.dirty |= changed;
            known.changedAt = ticks;
            dirty.put(symbol, known);
        }
        if (dirty.size() > dirtyMax) {
            writeEldest(symbol, Long.MAX_VALUE);
        } else if (++ticks % TRICKLE_TICKS == 0) {
            // Whoever ticks as often as the others will be dirty again before the barrier.
            writeEldest(symbol, ticks - (long) QUIET_ROUNDS * dirty.size());
        }
    }

    @Override
    public void flush() throws Exception {
        for (var entry : dirty.entrySet()) {
            currentKey.accept(entry.getKey());
            write(entry.getValue());
        }
        dirty.clear();
    }

    /** Makes room for a symbol; gives the state that is not needed any more. */
    private SymbolState evict(String current) throws Exception {
        Map.Entry<String, Hot> evicted = hot.removeLeastUsed();
        metrics.evictions.inc();
        if (dirty.remove(evicted.getKey()) != null) {
            currentKey.accept(evicted.getKey());
            write(evicted.getValue());
            currentKey.accept(current);
        }
        return evicted.getValue().state;
    }

    /** Writes the symbol that has not changed for longest, if that was before a tick. */
    private void writeEldest(String current, long beforeTick) throws Exception {
        var eldest = dirty.entrySet().iterator();
        if (!eldest.hasNext()) {
            return;
        }
        var entry = eldest.next();
        if (entry.getValue().changedAt >= beforeTick) {
            return;
        }
        eldest.remove();
        currentKey.accept(entry.getKey());
        write(entry.getValue());
        currentKey.accept(current);
    }

    private void write(Hot symbol) throws Exception {
        metrics.writes.inc();
        if (groups.storeLog(symbol.state)) {
            metrics.logs.inc();
        } else {
            groups.store(symbol.state, symbol.dirty);
            symbol.dirty = 0;
        }
    }
}
