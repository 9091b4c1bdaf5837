package io.tickflow.flink.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tickflow.core.canary.CanaryControl;
import io.tickflow.core.canary.CanaryControl.Command;
import io.tickflow.core.canary.CanaryRule;
import io.tickflow.core.canary.CanaryShare;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.VectorSchema;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.flink.canary.ChallengerStage;
import io.tickflow.flink.canary.ScriptedCanaryLog;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.model.contract.Scorer;
import io.tickflow.testkit.FunctionScorer;
import io.tickflow.testkit.TestSchemas;
import io.tickflow.testkit.builder.VectorBuilder;
import java.io.Serializable;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ScoringCanaryHarnessTest {

    private static final String DIGEST = "d1";
    private static final CanaryRule RULE = new CanaryRule(DIGEST, CanaryShare.parse("EURUSD"));

    /** Static, as the function takes the scorer through its serialization. */
    private static final Semaphore MAY_ANSWER = new Semaphore(0);

    private static final CanaryControl PROMOTE =
            new CanaryControl("c1", DIGEST, Command.PROMOTE, 100, "ops", "good");

    @Test
    void shouldLetOneBundleDecideOnEachVector() throws Exception {
        List<ScoredDecision> scored =
                score(
                        new ScriptedCanaryLog(List.of(PROMOTE)),
                        vector("a", "EURUSD", 99),
                        vector("b", "GBPUSD", 99),
                        vector("c", "EURUSD", 100),
                        vector("d", "GBPUSD", 101));

        assertThat(scored)
                .extracting(
                        one -> one.prediction().decisionId(),
                        one -> one.prediction().role(),
                        one -> one.prediction().modelVersion(),
                        ScoredDecision::decides)
                .containsExactly(
                        tuple("a", PredictionRole.CHAMPION, "1", false),
                        tuple("a", PredictionRole.CHALLENGER, "2", true),
                        tuple("b", PredictionRole.CHAMPION, "1", true),
                        tuple("c", PredictionRole.CHALLENGER, "2", true),
                        tuple("d", PredictionRole.CHALLENGER, "2", true));
    }

    @Test
    void shouldKeepTheChampionWhenWithdrawn() throws Exception {
        var withdraw = new CanaryControl("c2", DIGEST, Command.WITHDRAW, 50, "ops", "bad");

        List<ScoredDecision> scored =
                score(
                        new ScriptedCanaryLog(List.of(PROMOTE, withdraw)),
                        vector("a", "EURUSD", 60),
                        vector("b", "EURUSD", 200));

        assertThat(scored)
                .extracting(one -> one.prediction().role(), ScoredDecision::decides)
                .containsExactly(
                        tuple(PredictionRole.CHAMPION, true), tuple(PredictionRole.CHAMPION, true));
    }

    @Test
    void shouldAbstainWithBothAtTheDeadline() throws Exception {
        MAY_ANSWER.drainPermits();
        var harness = harness(new ScriptedCanaryLog(List.of()), () -> slow("2"), 1);
        try (harness) {
            harness.open();
            harness.processElement(vector("a", "EURUSD", 1), 0);
            harness.setProcessingTime(10_000);
            MAY_ANSWER.release();
            harness.endInput();

            assertThat(harness.extractOutputValues())
                    .extracting(
                            one -> one.prediction().role(),
                            one -> one.prediction().abstained(),
                            ScoredDecision::decides)
                    .containsExactly(
                            tuple(PredictionRole.CHAMPION, true, false),
                            tuple(PredictionRole.CHALLENGER, true, true));
        }
    }

    private static List<ScoredDecision> score(ScriptedCanaryLog log, FeatureVector... vectors)
            throws Exception {
        try (var harness = harness(log, () -> scorer("2"), 60_000)) {
            harness.open();
            for (FeatureVector vector : Arrays.asList(vectors)) {
                harness.processElement(vector, 0);
            }
            harness.endInput();
            return harness.extractOutputValues();
        }
    }

    private static OneInputStreamOperatorTestHarness<FeatureVector, ScoredDecision> harness(
            ScriptedCanaryLog log, ScorerOf challenger, long timeoutMillis) throws Exception {
        var function =
                new ScoringFunction(
                        () -> scorer("1"),
                        VectorSchema.withoutBars(TestSchemas.named(List.of("one"))),
                        new ScoringStage(16, 4, 0, 5),
                        InstantSource.system(),
                        new ChallengerStage(challenger::open, RULE, log));
        return new OneInputStreamOperatorTestHarness<>(
                new AsyncWaitOperatorFactory<>(function, timeoutMillis, 16, OutputMode.ORDERED),
                TypeInformation.of(FeatureVector.class)
                        .createSerializer(new SerializerConfigImpl()));
    }

    private interface ScorerOf extends Serializable {
        Scorer open();
    }

    private static FeatureVector vector(String decisionId, String symbol, long millis) {
        return VectorBuilder.vector(decisionId).symbol(symbol).at(millis).build();
    }

    private static Scorer scorer(String version) {
        return new FunctionScorer(
                FunctionScorer.manifest("m", version, List.of("one")),
                (rows, count, probabilities) ->
                        Arrays.fill(probabilities, 0, count, version.equals("1") ? 0.2f : 0.8f));
    }

    /** Answers once the deadline of the test has passed. */
    private static Scorer slow(String version) {
        return new FunctionScorer(
                FunctionScorer.manifest("m", version, List.of("one")),
                (rows, count, probabilities) -> MAY_ANSWER.acquireUninterruptibly());
    }
}
