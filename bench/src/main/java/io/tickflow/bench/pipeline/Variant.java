package io.tickflow.bench.pipeline;

import io.tickflow.flink.state.HotBounds;
import io.tickflow.flink.state.SymbolStores;

/**
 * Variant of the store.
 *
 * @param label name in the table
 * @param backend Flink's name of the state backend
 * @param stores stores of the feature stage
 * @param share share of the ticks to process, below 1 for a slow variant
 */
record Variant(String label, String backend, SymbolStores stores, double share) {

    static Variant heap() {
        return new Variant(
                "heap, never stored",
                "hashmap",
                (engine, context, currentKey) -> new HeapStore(engine.features()),
                1);
    }

    static Variant hot(HotBounds bounds) {
        return new Variant(
                "RocksDB, %,d hot, %,d quiet".formatted(bounds.hot(), bounds.quiet()),
                "rocksdb",
                SymbolStores.hot(bounds),
                1);
    }

    static Variant plain() {
        return new Variant("RocksDB, each tick", "rocksdb", SymbolStores.plain(), 0.1);
    }
}
