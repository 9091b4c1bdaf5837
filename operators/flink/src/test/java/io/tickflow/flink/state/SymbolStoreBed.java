package io.tickflow.flink.state;

import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;

/** One subtask that takes ticks into the states of a store, and nothing else. */
final class SymbolStoreBed implements AutoCloseable {

    private final KeyedOneInputStreamOperatorTestHarness<String, Tick, String> harness;

    SymbolStoreBed(FeatureSet features, SymbolStores stores) throws Exception {
        harness = harness(features, stores);
        harness.open();
    }

    SymbolStoreBed(FeatureSet features, SymbolStores stores, OperatorSubtaskState snapshot)
            throws Exception {
        harness = harness(features, stores);
        harness.initializeState(snapshot);
        harness.open();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Tick, String> harness(
            FeatureSet features, SymbolStores stores) throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new StoreOperator(new Stepping(features, stores)),
                        Tick::symbol,
                        Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }

    /** Hash of the vector that the tick leads to; empty if there is none. */
    String process(Tick tick) throws Exception {
        harness.processElement(new StreamRecord<>(tick));
        List<String> hashes = harness.extractOutputValues();
        return hashes.get(hashes.size() - 1);
    }

    OperatorSubtaskState snapshot() throws Exception {
        harness.prepareSnapshotPreBarrier(1);
        return harness.snapshot(1, 1);
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }

    private static final class StoreOperator extends KeyedProcessOperator<String, Tick, String> {

        private final Stepping stepping;

        StoreOperator(Stepping stepping) {
            super(stepping);
            this.stepping = stepping;
        }

        @Override
        public void open() throws Exception {
            stepping.currentKey = this::setCurrentKey;
            super.open();
        }

        @Override
        public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
            super.prepareSnapshotPreBarrier(checkpointId);
            stepping.store.flush();
        }
    }

    private static final class Stepping extends KeyedProcessFunction<String, Tick, String> {

        private final FeatureSet features;
        private final SymbolStores stores;
        private transient Consumer<String> currentKey;
        private transient FeatureEngine engine;
        private transient SymbolStore store;

        Stepping(FeatureSet features, SymbolStores stores) {
            this.features = features;
            this.stores = stores;
        }

        @Override
        public void open(OpenContext context) {
            engine = new FeatureEngine("test", features);
            store = stores.open(engine, getRuntimeContext(), currentKey);
        }

        @Override
        public void processElement(Tick tick, Context context, Collector<String> out)
                throws Exception {
            SymbolState state = store.load(tick);
            if (state == null) {
                out.collect("");
                return;
            }
            String hash = SymbolStoreContract.hash(engine, state, tick);
            store.onChanged(tick.symbol(), state);
            out.collect(hash);
        }
    }
}
