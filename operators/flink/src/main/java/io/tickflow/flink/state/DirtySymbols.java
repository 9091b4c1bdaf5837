package io.tickflow.flink.state;

import java.util.LinkedHashMap;
import java.util.function.Consumer;

/**
 * Cached symbols that keyed state lacks the newest change of. One is written when there are too
 * many, or when it was quiet for {@value #QUIET_ROUNDS} rounds of them, checked every {@value
 * #TRICKLE_TICKS} ticks, so that the barrier finds few. Not thread-safe.
 */
final class DirtySymbols {

    private static final int TRICKLE_TICKS = 64;
    private static final int QUIET_ROUNDS = 16;
    private static final int FIRST_SIZE = 64;
    private static final float LOAD_FACTOR = 0.75f;

    private final StoredGroups groups;
    private final Consumer<String> currentKey;
    private final int max;
    private final HotMetrics metrics;

    /** Symbols by their last change, the oldest first. */
    private final LinkedHashMap<String, KeptSymbol> symbols =
            new LinkedHashMap<>(FIRST_SIZE, LOAD_FACTOR, true);

    private long ticks;

    /**
     * Starts empty.
     *
     * @param currentKey sets the current key of the operator
     * @param max largest number after a tick, at least 1
     */
    DirtySymbols(StoredGroups groups, Consumer<String> currentKey, int max, HotMetrics metrics) {
        this.groups = groups;
        this.currentKey = currentKey;
        this.max = max;
        this.metrics = metrics;
    }

    int size() {
        return symbols.size();
    }

    /** Adds a symbol changed by a tick. */
    void add(String symbol, KeptSymbol kept) {
        kept.setChangedAt(ticks);
        symbols.put(symbol, kept);
    }

    /** Replaces the entry of a symbol after a change of its form. */
    void replace(String symbol, KeptSymbol kept) {
        if (symbols.containsKey(symbol)) {
            add(symbol, kept);
        }
    }

    /**
     * Writes due symbols; called once after each tick.
     *
     * @param current the current key, restored afterwards
     */
    void afterTick(String current) throws Exception {
        if (symbols.size() > max) {
            storeEldest(current, Long.MAX_VALUE);
        } else if (++ticks % TRICKLE_TICKS == 0) {
            // A symbol as active as the others would be dirty again before the barrier.
            storeEldest(current, ticks - (long) QUIET_ROUNDS * symbols.size());
        }
    }

    /** Stores the symbol with the oldest change, if that was before a tick. */
    private void storeEldest(String current, long beforeTick) throws Exception {
        var eldest = symbols.entrySet().iterator();
        if (!eldest.hasNext()) {
            return;
        }
        var entry = eldest.next();
        if (entry.getValue().changedAt() < beforeTick) {
            eldest.remove();
            store(entry.getKey(), entry.getValue());
            currentKey.accept(current);
        }
    }

    /**
     * Stores a symbol if it is dirty.
     *
     * @param current the current key, restored afterwards
     */
    void store(String symbol, String current) throws Exception {
        KeptSymbol kept = symbols.remove(symbol);
        if (kept != null) {
            store(symbol, kept);
            currentKey.accept(current);
        }
    }

    /** Stores all dirty symbols; the current key may differ afterwards. */
    void storeAll() throws Exception {
        for (var entry : symbols.entrySet()) {
            store(entry.getKey(), entry.getValue());
        }
        symbols.clear();
    }

    private void store(String symbol, KeptSymbol kept) throws Exception {
        currentKey.accept(symbol);
        metrics.writes.inc();
        if (kept.store(groups)) {
            metrics.logs.inc();
        }
    }
}
