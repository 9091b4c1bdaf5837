package io.tickflow.flink.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.VectorSchema;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.Scorer;
import io.tickflow.testkit.FunctionScorer;
import io.tickflow.testkit.TestSchemas;
import io.tickflow.testkit.builder.VectorBuilder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** A barrier finds no vector in flight. */
class ScoringSnapshotHarnessTest {

    private static final int VECTORS = 12;
    private static final int SUBTASKS_MAX = 2;
    private static final long CALL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final ScoringStage STAGE = new ScoringStage(16, 4, 0, 5);

    @Test
    void shouldAnswerEveryVectorBeforeTheBarrier() throws Exception {
        List<String> before = new ArrayList<>();

        OperatorSubtaskState state =
                snapshot(new ScoringOperatorFactory(function(), STAGE), before);

        assertThat(before).isEqualTo(ids(0, VECTORS));
        assertThat(restored(state, 1, 0)).isEmpty();
        assertThat(restored(state, 2, 0)).isEmpty();
        assertThat(restored(state, 2, 1)).isEmpty();
    }

    @Test
    void shouldStillAnswerVectorsOfEarlierSavepoints() throws Exception {
        List<String> before = new ArrayList<>();

        OperatorSubtaskState state =
                snapshot(
                        new AsyncWaitOperatorFactory<>(
                                function(), 0, STAGE.capacity(), OutputMode.ORDERED),
                        before);

        assertThat(before).isEmpty();
        assertThat(restored(state, 1, 0)).isEqualTo(ids(0, VECTORS));
        // Flink deals them out without regard to their symbol, so that their order is lost.
        assertThat(restored(state, 2, 0)).isEqualTo(ids(0, VECTORS / 2));
        assertThat(restored(state, 2, 1)).isEqualTo(ids(VECTORS / 2, VECTORS));
    }

    /** Offers vectors of one symbol, and takes a snapshot while their scoring is under way. */
    private static OperatorSubtaskState snapshot(
            AsyncWaitOperatorFactory<FeatureVector, ScoredDecision> factory, List<String> answered)
            throws Exception {
        try (var harness = harness(factory, 1, 0)) {
            harness.open();
            for (int i = 0; i < VECTORS; i++) {
                harness.processElement(
                        VectorBuilder.vector("d" + i).symbol("EURUSD").at(i).build(), 0);
            }
            harness.prepareSnapshotPreBarrier(1);
            answered.addAll(ids(harness));
            return harness.snapshot(1, 0);
        }
    }

    private static List<String> restored(OperatorSubtaskState state, int parallelism, int subtask)
            throws Exception {
        try (var harness =
                harness(new ScoringOperatorFactory(function(), STAGE), parallelism, subtask)) {
            harness.initializeState(
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(
                            state, SUBTASKS_MAX, 1, parallelism, subtask));
            harness.open();
            harness.endInput();
            return ids(harness);
        }
    }

    private static OneInputStreamOperatorTestHarness<FeatureVector, ScoredDecision> harness(
            AsyncWaitOperatorFactory<FeatureVector, ScoredDecision> factory,
            int parallelism,
            int subtask)
            throws Exception {
        OneInputStreamOperatorFactory<FeatureVector, ScoredDecision> scoring = factory;
        var harness =
                new OneInputStreamOperatorTestHarness<>(
                        scoring, SUBTASKS_MAX, parallelism, subtask);
        harness.getStreamConfig()
                .setupNetworkInputs(
                        TypeInformation.of(FeatureVector.class)
                                .createSerializer(new SerializerConfigImpl()));
        harness.getStreamConfig().serializeAllConfigs();
        return harness;
    }

    private static List<String> ids(
            OneInputStreamOperatorTestHarness<FeatureVector, ScoredDecision> harness) {
        return harness.extractOutputValues().stream()
                .map(decision -> decision.prediction().decisionId())
                .toList();
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "d" + i).toList();
    }

    private static ScoringFunction function() {
        return new ScoringFunction(
                ScoringSnapshotHarnessTest::slow,
                VectorSchema.withoutBars(TestSchemas.named(List.of("one"))),
                STAGE,
                InstantSource.system());
    }

    private static Scorer slow() {
        return new FunctionScorer(
                FunctionScorer.manifest("m", "1", List.of("one")),
                (rows, count, probabilities) -> {
                    LockSupport.parkNanos(CALL_NANOS);
                    Arrays.fill(probabilities, 0, count, 0.8f);
                });
    }
}
