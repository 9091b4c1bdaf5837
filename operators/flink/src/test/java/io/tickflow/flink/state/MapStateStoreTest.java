package io.tickflow.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.RecentIdCodec;
import io.tickflow.core.desk.store.RecentId;
import io.tickflow.core.desk.store.Store;
import io.tickflow.core.desk.store.StoreContract;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MapStateStoreTest {

    @Nested
    class OnTheHeap extends Contract {
        OnTheHeap() {
            super(new HashMapStateBackend());
        }
    }

    @Nested
    class OnRocksDb extends Contract {
        OnRocksDb() {
            super(new EmbeddedRocksDBStateBackend());
        }
    }

    private abstract static class Contract extends StoreContract {

        private final StateBackend backend;
        private KeyedProcessOperator<String, String, String> operator;
        private KeyedOneInputStreamOperatorTestHarness<String, String, String> harness;

        Contract(StateBackend backend) {
            this.backend = backend;
        }

        @BeforeEach
        void open() throws Exception {
            operator = new KeyedProcessOperator<>(new Idle());
            harness =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            operator, account -> account, Types.STRING);
            harness.setStateBackend(backend);
            harness.open();
            operator.setCurrentKey("account-1");
        }

        @AfterEach
        void close() throws Exception {
            harness.close();
        }

        @Override
        protected Store<String, RecentId> store() {
            var state =
                    new MapStateDescriptor<>(
                            "values",
                            StringSerializer.INSTANCE,
                            new StateCodecSerializer<>(new RecentIdCodec()));
            return new MapStateStore<>(
                    operator.getUserFunction().getRuntimeContext().getMapState(state));
        }

        @Test
        void shouldWorkOnTheCurrentKey() {
            var value = new RecentId("id", "EURUSD", 1);
            Store<String, RecentId> store = store();
            store.put("a", value);

            operator.setCurrentKey("account-2");
            assertThat(store.get("a")).isNull();
            store.remove("a");

            operator.setCurrentKey("account-1");
            assertThat(store.get("a")).isEqualTo(value);
        }
    }

    private static final class Idle extends KeyedProcessFunction<String, String, String> {
        @Override
        public void processElement(String value, Context context, Collector<String> out) {}
    }
}
