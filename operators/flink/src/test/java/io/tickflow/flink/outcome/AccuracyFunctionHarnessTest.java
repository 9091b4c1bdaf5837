package io.tickflow.flink.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tickflow.core.accuracy.AccuracyChange;
import io.tickflow.core.accuracy.AccuracyRules;
import io.tickflow.core.accuracy.Votes;
import io.tickflow.core.outcome.MeasuredOutcome;
import io.tickflow.testkit.MetricsPage;
import io.tickflow.testkit.RecordingMetrics;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class AccuracyFunctionHarnessTest {

    private static final AccuracyRules RULES = new AccuracyRules(0.6, 100, 50, 0.1);
    private static final long HORIZON = 1_000;
    private static final float RISE = 0.7f;
    private static final float FALL = 0.3f;

    @Test
    void shouldTellTheFallOfAMemberOnce() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int i = 0; i < 80; i++) {
                harness.processElement2(votes(i, "CHAMPION", RISE, FALL), 0);
                harness.processElement1(outcome(i), 0);
            }

            assertThat(harness.extractOutputValues())
                    .extracting(
                            AccuracyChange::member,
                            AccuracyChange::state,
                            AccuracyChange::votes,
                            AccuracyChange::decisionId)
                    .containsExactly(tuple("lightgbm", AccuracyChange.State.LOW, 50, "d49"));
        }
    }

    @Test
    void shouldJudgeEachVoteOnceWhicheverComesFirst() throws Exception {
        try (var harness = harness()) {
            harness.open();
            // 49 wrong votes of each role: one more would be an event.
            for (int i = 0; i < 49; i++) {
                harness.processElement1(outcome(i), 0);
                harness.processElement2(votes(i, "CHAMPION", FALL), 0);
                harness.processElement2(votes(i, "SHADOW", FALL), 0);
            }
            for (int i = 0; i < 49; i++) {
                harness.processElement2(votes(i, "CHAMPION", FALL), 0);
                harness.processElement1(outcome(i), 0);
            }
            assertThat(harness.extractOutputValues()).isEmpty();

            harness.processElement2(votes(49, "SHADOW", FALL), 0);
            harness.processElement1(outcome(49), 0);
            assertThat(harness.extractOutputValues())
                    .extracting(AccuracyChange::role)
                    .containsExactly("SHADOW");
        }
    }

    @Test
    void shouldKeepTalliesAndWaitingVotesThroughARestore() throws Exception {
        OperatorSubtaskState state;
        try (var harness = harness()) {
            harness.open();
            for (int i = 0; i < 49; i++) {
                harness.processElement2(votes(i, "CHAMPION", FALL), 0);
                harness.processElement1(outcome(i), 0);
            }
            harness.processElement2(votes(49, "CHAMPION", FALL), 0);
            state = harness.snapshot(1, 1);
        }
        try (var harness = harness()) {
            harness.initializeState(state);
            harness.open();
            harness.processElement1(outcome(49), 0);

            assertThat(harness.extractOutputValues())
                    .extracting(AccuracyChange::votes)
                    .containsExactly(50);
        }
    }

    @Test
    void shouldListMetricsOfAccuracy() throws Exception {
        var metrics = new RecordingMetrics();
        var accuracy = new AccuracyMetrics(metrics);
        accuracy.judged(votes(0, "CHAMPION", RISE), 0, RULES.start());

        assertThat(MetricsPage.differences("accuracy", metrics.registered())).isEmpty();
    }

    /** Mid rises. */
    private static MeasuredOutcome outcome(int number) {
        return new MeasuredOutcome(
                "d" + number,
                "EURUSD",
                number,
                HORIZON,
                1.0,
                1.1,
                2,
                number + 900,
                1.1,
                1.2,
                1.1,
                1.0,
                1.2,
                1.1);
    }

    /** The first vote is that of the whole bundle. */
    private static Votes votes(int number, String role, Float... votes) {
        return new Votes(
                "d" + number,
                "EURUSD",
                number,
                "m",
                "1",
                role,
                List.of(Votes.ENSEMBLE, "lightgbm").subList(0, votes.length),
                List.of(votes));
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    String, MeasuredOutcome, Votes, AccuracyChange>
            harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new AccuracyFunction(RULES, HORIZON)),
                MeasuredOutcome::symbol,
                Votes::symbol,
                Types.STRING);
    }
}
