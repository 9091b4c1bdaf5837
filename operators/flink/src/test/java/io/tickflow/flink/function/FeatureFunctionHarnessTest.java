package io.tickflow.flink.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureStep;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import io.tickflow.testkit.SeededTicks;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureFunctionHarnessTest {

    private static final long SEED = 61;
    private static final int TICKS = 2_000;

    static Stream<StateBackend> backends() {
        return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
    }

    @ParameterizedTest
    @MethodSource("backends")
    void shouldGiveWhatTheCoreGives(StateBackend backend) throws Exception {
        List<Tick> ticks = ticksOfTwoSymbols();
        try (var harness = harness(backend)) {
            harness.open();
            process(harness, ticks);

            assertThat(lines(harness)).as("seed %d", SEED).isEqualTo(linesOfTheCore(ticks));
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void shouldGoOnFromASnapshotAsIfNothingHadHappened(StateBackend backend) throws Exception {
        List<Tick> ticks = ticksOfTwoSymbols();
        int half = ticks.size() / 2;
        var lines = new ArrayList<String>();
        OperatorSubtaskState snapshot;
        try (var before = harness(backend)) {
            before.open();
            process(before, ticks.subList(0, half));
            snapshot = before.snapshot(1, 1);
            lines.addAll(lines(before));
        }
        try (var after = harness(backend)) {
            after.initializeState(snapshot);
            after.open();
            process(after, ticks.subList(half, ticks.size()));
            lines.addAll(lines(after));
        }

        assertThat(lines).as("seed %d", SEED).isEqualTo(linesOfTheCore(ticks));
    }

    @Test
    void shouldSayOfARejectedTickWhereItIsAndWhy() throws Exception {
        try (var harness = harness(new HashMapStateBackend())) {
            harness.open();
            harness.processElement(new StreamRecord<>(crossed()));

            assertThat(harness.extractOutputValues()).isEmpty();
            assertThat(harness.getSideOutput(FeatureFunction.REJECTED))
                    .singleElement()
                    .extracting(StreamRecord::getValue)
                    .satisfies(
                            letter -> {
                                assertThat(letter.code()).isEqualTo(DeadLetterCode.CROSSED_QUOTE);
                                assertThat(letter.symbol()).isEqualTo("EURUSD");
                                assertThat(letter.topic()).isEqualTo("mt5.ticks");
                                assertThat(letter.partition()).isEqualTo(3);
                                assertThat(letter.offset()).isEqualTo(77);
                                assertThat(letter.payload()).contains("bid=1.2", "ask=1.1");
                                assertThat(letter.payloadBytes()).isPositive();
                            });
        }
    }

    @Test
    void shouldNeedNoKryo() {
        var strict =
                new SerializerConfigImpl(
                        new Configuration().set(PipelineOptions.GENERIC_TYPES, false));

        assertThat(TypeInformation.of(Tick.class).createSerializer(strict)).isNotNull();
        assertThat(TypeInformation.of(FeatureVector.class).createSerializer(strict)).isNotNull();
        assertThat(TypeInformation.of(DeadLetter.class).createSerializer(strict)).isNotNull();
    }

    private static Tick crossed() {
        return new Tick(
                "EURUSD",
                1_399_032_000_000L,
                1.2,
                1.1,
                Double.NaN,
                0,
                6,
                3,
                77,
                1_399_032_000_001L);
    }

    private static List<Tick> ticksOfTwoSymbols() {
        var one = new SeededTicks(SEED, "EURUSD");
        var two = new SeededTicks(SEED + 1, "NZDUSD");
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i < TICKS / 2; i++) {
            ticks.add(one.next());
            ticks.add(two.next());
        }
        return ticks;
    }

    private static void process(
            KeyedOneInputStreamOperatorTestHarness<String, Tick, FeatureVector> harness,
            List<Tick> ticks)
            throws Exception {
        for (Tick tick : ticks) {
            harness.processElement(new StreamRecord<>(tick));
        }
    }

    private static List<String> lines(
            KeyedOneInputStreamOperatorTestHarness<String, Tick, FeatureVector> harness) {
        var lines = new ArrayList<String>();
        for (FeatureVector vector : harness.extractOutputValues()) {
            lines.add(vector.decisionId() + ' ' + vector.featureHash());
        }
        return lines;
    }

    private static List<String> linesOfTheCore(List<Tick> ticks) {
        var engine = new FeatureEngine("test");
        Map<String, SymbolState> states = new LinkedHashMap<>();
        var lines = new ArrayList<String>();
        for (Tick tick : ticks) {
            SymbolState state = states.computeIfAbsent(tick.symbol(), s -> new SymbolState());
            FeatureStep step = engine.step(state, tick);
            FeatureVector vector = step.vector();
            if (vector != null) {
                lines.add(vector.decisionId() + ' ' + vector.featureHash());
            }
        }
        return lines;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Tick, FeatureVector> harness(
            StateBackend backend) throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new FeatureFunction("test", "mt5.ticks", InstantSource.system())),
                        Tick::symbol,
                        Types.STRING);
        harness.setStateBackend(backend);
        return harness;
    }
}
