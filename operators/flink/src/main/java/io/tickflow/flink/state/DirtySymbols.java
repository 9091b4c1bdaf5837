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

    /** The one that was changed, or replaced, longest ago comes first. */
    private final LinkedHashMap<String, KeptSymbol> symbols =
            new LinkedHashMap<>(FIRST_SIZE, LOAD_FACTOR, true);

    private long ticks;

    /**
     * None yet.
     *
     * @param currentKey sets the current key of the operator
     * @param max how many there may be after a tick, at least 1
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

    /** A tick has changed a symbol. */
    void add(String symbol, KeptSymbol kept) {
        kept.setChangedAt(ticks);
        symbols.put(symbol, kept);
    }

    /** A symbol is kept in another way from now on. */
    void replace(String symbol, KeptSymbol kept) {
        if (symbols.containsKey(symbol)) {
            add(symbol, kept);
        }
    }

    /**
     * To be called once for each tick, when what it changed was added.
     *
     * @param current the current key, which it is again afterwards
     */
    void afterTick(String current) throws Exception {
        if (symbols.size() > max) {
            storeEldest(current, Long.MAX_VALUE);
        } else if (++ticks % TRICKLE_TICKS == 0) {
            // Whoever ticks as often as the others will be dirty again before the barrier.
            storeEldest(current, ticks - (long) QUIET_ROUNDS * symbols.size());
        }
    }

    /** Stores the symbol that has not changed for longest, if that was before a tick. */
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
     * Stores a symbol, if it is one of these.
     *
     * @param current the current key, which it is again afterwards
     */
    void store(String symbol, String current) throws Exception {
        KeptSymbol kept = symbols.remove(symbol);
        if (kept != null) {
            store(symbol, kept);
            currentKey.accept(current);
        }
    }

    /** Stores all of them; the current key may be another one afterwards. */
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
