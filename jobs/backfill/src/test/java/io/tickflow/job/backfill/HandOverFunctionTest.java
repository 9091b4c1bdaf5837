package io.tickflow.job.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.market.Tick;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class HandOverFunctionTest {

    @Test
    void shouldHoldBackNewestMillisecondOfEachSymbol() throws Exception {
        try (var harness = harness()) {
            process(harness, tick("EURUSD", 1, 10), tick("EURUSD", 1, 11), tick("GBPUSD", 5, 12));
            assertThat(offsets(harness)).isEmpty();

            process(harness, tick("EURUSD", 2, 13), tick("EURUSD", 2, 14));
            assertThat(offsets(harness)).containsExactly(10L, 11L);
        }
    }

    @Test
    void shouldKeepOrderWhereTimesRunBackwards() throws Exception {
        try (var harness = harness()) {
            process(
                    harness,
                    tick("EURUSD", 5, 1),
                    tick("EURUSD", 3, 2),
                    tick("EURUSD", 5, 3),
                    tick("EURUSD", 6, 4));

            assertThat(offsets(harness)).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void shouldReleaseTicksAfterWrongClock() throws Exception {
        try (var harness = harness()) {
            process(harness, tick("EURUSD", 1_000_000_000, 0));
            Tick[] later =
                    IntStream.rangeClosed(1, HandOverFunction.HELD_MAX + 2)
                            .mapToObj(i -> tick("EURUSD", i, i))
                            .toArray(Tick[]::new);
            process(harness, later);

            assertThat(offsets(harness))
                    .isEqualTo(
                            IntStream.range(0, HandOverFunction.HELD_MAX + 2)
                                    .mapToObj(Long::valueOf)
                                    .toList());
        }
    }

    @Test
    void shouldKeepHeldTicksAcrossRestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            process(harness, tick("EURUSD", 1, 10), tick("EURUSD", 1, 11));
            snapshot = harness.snapshot(1, 1);
        }
        try (var restored = newHarness()) {
            restored.initializeState(snapshot);
            restored.open();
            process(restored, tick("EURUSD", 1, 12), tick("EURUSD", 2, 13));

            assertThat(offsets(restored)).containsExactly(10L, 11L, 12L);
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Tick, Tick> harness()
            throws Exception {
        var harness = newHarness();
        harness.open();
        return harness;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Tick, Tick> newHarness()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new HandOverFunction()), Tick::symbol, Types.STRING);
    }

    private static void process(
            KeyedOneInputStreamOperatorTestHarness<String, Tick, Tick> harness, Tick... ticks)
            throws Exception {
        for (Tick tick : ticks) {
            harness.processElement(new StreamRecord<>(tick));
        }
    }

    private static List<Long> offsets(
            KeyedOneInputStreamOperatorTestHarness<String, Tick, Tick> harness) {
        return harness.extractOutputValues().stream().map(Tick::offset).toList();
    }

    private static Tick tick(String symbol, long millis, long offset) {
        return new Tick(symbol, millis, 1, 2, Double.NaN, 0, 6, -1, offset, millis);
    }
}
