package io.tickflow.flink.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.BreakerChange;
import io.tickflow.model.contract.BreakerState;
import io.tickflow.model.contract.MemberScorer;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.testkit.FunctionScorer;
import io.tickflow.testkit.RecordingMetrics;
import io.tickflow.testkit.builder.VectorBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A member costs its vote and nothing else, on a clock that the test moves. */
class GuardedCallsTest {

    private static final ModelManifest MANIFEST =
            FunctionScorer.manifest("fake", "1", List.of("one"));
    private static final String ROWS = "role=direction.member=function.memberRows_";
    private static final long DEADLINE_MILLIS = 250;

    private long nowMillis = 1_000_000;
    private final RecordingMetrics metrics = new RecordingMetrics();
    private final GuardedCalls calls = calls(DEADLINE_MILLIS);
    private final ScriptedMember member = new ScriptedMember();
    private final float[] probabilities = new float[64];

    private GuardedCalls calls(long timeoutMillis) {
        return new GuardedCalls(
                MANIFEST,
                new ScoringStage(64, 64, timeoutMillis, 3),
                7,
                metrics,
                () -> Instant.ofEpochMilli(nowMillis),
                () -> TimeUnit.MILLISECONDS.toNanos(nowMillis));
    }

    @Test
    void shouldReturnAnswers() {
        assertThat(ask(5)).isEqualTo(Absence.NONE);

        assertThat(metrics.counted(ROWS + "NONE")).isEqualTo(5);
    }

    @Test
    void shouldLeaveOutMemberThatThrows() {
        member.failing = true;

        assertThat(ask(2)).isEqualTo(Absence.FAILED);

        assertThat(metrics.counted(ROWS + "FAILED")).isEqualTo(2);
    }

    @Test
    void shouldCountRowsLeftOutAndKeepTheBreakerClosed() {
        for (int i = 0; i < 5; i++) {
            calls.leaveOut(0, Absence.MISSING_INPUT, 2);
        }

        assertThat(metrics.counted(ROWS + "MISSING_INPUT")).isEqualTo(10);
        assertThat(ask(1)).isEqualTo(Absence.NONE);
    }

    @Test
    void shouldCancelCallPastItsDeadline() {
        member.durationMillis = DEADLINE_MILLIS + 1;

        assertThat(ask(1)).isEqualTo(Absence.LATE);

        assertThat(member.events).containsExactly("cancel", "resume");
    }

    @Test
    void shouldCountLateAnswerWithoutCancellation() {
        member.durationMillis = DEADLINE_MILLIS + 1;
        member.isWatched = false;

        assertThat(ask(1)).isEqualTo(Absence.LATE);

        assertThat(member.events).isEmpty();
        assertThat(metrics.counted(ROWS + "LATE")).isEqualTo(1);
    }

    @Test
    void shouldLeaveAloneCallWithinItsDeadline() {
        member.durationMillis = DEADLINE_MILLIS;

        assertThat(ask(1)).isEqualTo(Absence.NONE);
        nowMillis += 10 * DEADLINE_MILLIS;
        calls.watch().look();

        assertThat(member.events).isEmpty();
    }

    @Test
    void shouldCountRowsWithoutProbability() {
        member.answer = Float.NaN;
        member.invalidRows = 1;

        assertThat(ask(3)).as("two rows have one").isEqualTo(Absence.NONE);
        assertThat(metrics.counted(ROWS + "NO_PROBABILITY")).isEqualTo(1);
        member.invalidRows = 3;
        assertThat(ask(3)).isEqualTo(Absence.NO_PROBABILITY);
        assertThat(metrics.counted(ROWS + "NO_PROBABILITY")).isEqualTo(4);
    }

    @Test
    void shouldLeaveAloneMemberThatGoesOnFailing() {
        member.failing = true;
        for (int i = 0; i < 3; i++) {
            assertThat(ask(8)).isEqualTo(Absence.FAILED);
        }

        assertThat(ask(8)).isEqualTo(Absence.BREAKER_OPEN);

        assertThat(member.rows).as("asked three times").containsExactly(8, 8, 8);
        assertThat(calls.takeChanges())
                .extracting(
                        BreakerChange::member,
                        BreakerChange::subtask,
                        BreakerChange::to,
                        BreakerChange::reason,
                        BreakerChange::failures,
                        BreakerChange::openMillis,
                        BreakerChange::decisionId)
                .containsExactly(
                        tuple(
                                "direction.function",
                                7,
                                BreakerState.OPEN,
                                Absence.FAILED,
                                3,
                                1_000L,
                                "d"));
        assertThat(calls.takeChanges()).isEmpty();
    }

    @Test
    void shouldBringBackMemberThatWorksAgain() {
        member.failing = true;
        for (int i = 0; i < 3; i++) {
            ask(8);
        }
        var opened = calls.takeChanges();
        nowMillis += 1_000;
        member.failing = false;

        assertThat(ask(8)).isEqualTo(Absence.NONE);

        assertThat(member.rows).as("a few rows first").containsExactly(8, 8, 8, 4, 8);
        assertThat(opened).hasSize(1);
        assertThat(calls.takeChanges())
                .extracting(BreakerChange::to)
                .containsExactly(BreakerState.HALF_OPEN, BreakerState.CLOSED);
    }

    @Test
    void shouldWaitLongerAfterFailedProbe() {
        member.failing = true;
        for (int i = 0; i < 3; i++) {
            ask(1);
        }
        nowMillis += 1_000;

        assertThat(ask(1)).isEqualTo(Absence.FAILED);
        nowMillis += 1_999;
        assertThat(ask(1)).isEqualTo(Absence.BREAKER_OPEN);
        nowMillis += 1;
        assertThat(ask(1)).isEqualTo(Absence.FAILED);
    }

    @Test
    void shouldDependOnNoClockInReplays() {
        var unhurried =
                new GuardedCalls(
                        MANIFEST,
                        new ScoringStage(64, 64, 0, 3),
                        0,
                        new RecordingMetrics(),
                        () -> Instant.ofEpochMilli(nowMillis),
                        () -> TimeUnit.MILLISECONDS.toNanos(nowMillis));
        member.durationMillis = 3_600_000;
        assertThat(unhurried.ask(0, member, new float[64], 1, probabilities))
                .isEqualTo(Absence.NONE);

        member.failing = true;
        for (int i = 0; i < 10; i++) {
            assertThat(unhurried.ask(0, member, new float[64], 1, probabilities))
                    .isEqualTo(Absence.FAILED);
        }
    }

    @Test
    void shouldBoundDeadlinesByTimeout() {
        var stage = new ScoringStage(64, 64, 1_000, 3);

        assertThat(stage.deadlineMillis(250)).isEqualTo(250);
        assertThat(stage.deadlineMillis(5_000)).isEqualTo(1_000);
        assertThat(stage.deadlineMillis(0)).isEqualTo(1_000);
        assertThat(new ScoringStage(64, 64, 0, 3).deadlineMillis(250)).as("a replay").isZero();
    }

    @Test
    void shouldLogEachReasonOnceAMinute() {
        var report =
                new AbsenceReport(
                        new RecordingMetrics(), "m", () -> Instant.ofEpochMilli(nowMillis));

        assertThat(report.add(Absence.NONE, 1, null)).isFalse();
        assertThat(report.add(Absence.LATE, 1, null)).isTrue();
        assertThat(report.add(Absence.FAILED, 1, null)).isTrue();
        nowMillis += 59_999;
        assertThat(report.add(Absence.LATE, 1, null)).isFalse();
        nowMillis += 1;
        assertThat(report.add(Absence.LATE, 1, null)).isTrue();
    }

    private Absence ask(int count) {
        calls.begin(VectorBuilder.vector("d").build());
        return calls.ask(0, member, new float[64], count, probabilities);
    }

    /** Member whose calls take the time, and end, as the test says. */
    private final class ScriptedMember implements MemberScorer {

        private final List<String> events = new ArrayList<>();
        private final List<Integer> rows = new ArrayList<>();
        private boolean failing;
        private boolean isWatched = true;
        private long durationMillis;
        private float answer = 0.5f;
        private int invalidRows;
        private boolean cancelled;

        @Override
        public void score(float[] inputs, int count, float[] answers) {
            rows.add(count);
            nowMillis += durationMillis;
            if (isWatched) {
                calls.watch().look();
            }
            if (failing || cancelled) {
                throw new IllegalStateException("no answer");
            }
            Arrays.fill(answers, 0, count, 0.5f);
            Arrays.fill(answers, 0, invalidRows, answer);
        }

        @Override
        public void cancel() {
            events.add("cancel");
            cancelled = true;
        }

        @Override
        public void resume() {
            events.add("resume");
            cancelled = false;
        }
    }
}
