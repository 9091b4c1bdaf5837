package io.tickflow.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.state.StateCodec;
import io.tickflow.flink.state.moved.TickCounterCodec;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateMigrationHarnessTest {

    static Stream<StateBackend> backends() {
        return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
    }

    @ParameterizedTest
    @MethodSource("backends")
    void shouldGoOnFromStateOfOlderRelease(StateBackend backend) throws Exception {
        assertGoesOnFrom(new CounterCodec(1), backend);
    }

    @ParameterizedTest
    @MethodSource("backends")
    void shouldGoOnFromStateOfMovedCodec(StateBackend backend) throws Exception {
        assertGoesOnFrom(new TickCounterCodec(), backend);
    }

    private static void assertGoesOnFrom(StateCodec<long[]> older, StateBackend backend)
            throws Exception {
        OperatorSubtaskState savepoint;
        try (var old = harness(older, backend)) {
            old.open();
            old.processElement("EURUSD", 0);
            old.processElement("EURUSD", 0);
            savepoint = old.snapshot(1, 1);
        }

        try (var upgraded = harness(new CounterCodec(), backend)) {
            upgraded.initializeState(savepoint);
            upgraded.open();
            upgraded.processElement("EURUSD", 0);
            upgraded.processElement("NZDUSD", 0);

            assertThat(upgraded.extractOutputValues()).containsExactly(3L, 1L);
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, String, Long> harness(
            StateCodec<long[]> codec, StateBackend backend) throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new Counting(codec)),
                        symbol -> symbol,
                        Types.STRING);
        harness.setStateBackend(backend);
        return harness;
    }

    /** Counts the elements of each key. */
    private static final class Counting extends KeyedProcessFunction<String, String, Long> {

        private final StateCodec<long[]> codec;
        private transient ValueState<long[]> state;

        @SuppressWarnings("NullAway.Init") // Flink calls open before anything else.
        Counting(StateCodec<long[]> codec) {
            this.codec = codec;
        }

        @Override
        public void open(OpenContext openContext) {
            state =
                    getRuntimeContext()
                            .getState(
                                    new ValueStateDescriptor<>(
                                            "count-v1", new StateCodecSerializer<>(codec)));
        }

        @Override
        public void processElement(String symbol, Context context, Collector<Long> out)
                throws Exception {
            long[] kept = state.value();
            long[] count = kept == null ? codec.create() : kept;
            count[0]++;
            state.update(count);
            out.collect(count[0]);
        }
    }
}
