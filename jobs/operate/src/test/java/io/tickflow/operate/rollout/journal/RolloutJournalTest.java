package io.tickflow.operate.rollout.journal;

import static io.tickflow.operate.rollout.journal.JournalEvent.BACK_STARTED;
import static io.tickflow.operate.rollout.journal.JournalEvent.BACK_START_INTENDED;
import static io.tickflow.operate.rollout.journal.JournalEvent.BACK_STOPPED;
import static io.tickflow.operate.rollout.journal.JournalEvent.BACK_STOP_INTENDED;
import static io.tickflow.operate.rollout.journal.JournalEvent.BACK_SUBMITTED;
import static io.tickflow.operate.rollout.journal.JournalEvent.ENDED;
import static io.tickflow.operate.rollout.journal.JournalEvent.JUDGED;
import static io.tickflow.operate.rollout.journal.JournalEvent.STARTED;
import static io.tickflow.operate.rollout.journal.JournalEvent.START_FAILED;
import static io.tickflow.operate.rollout.journal.JournalEvent.START_INTENDED;
import static io.tickflow.operate.rollout.journal.JournalEvent.STOPPED;
import static io.tickflow.operate.rollout.journal.JournalEvent.STOP_FAILED;
import static io.tickflow.operate.rollout.journal.JournalEvent.STOP_INTENDED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SUBMITTED;
import static io.tickflow.operate.rollout.journal.JournalEvent.WATCH_BEGUN;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.operate.rollout.figure.BundleFigures;
import io.tickflow.operate.rollout.gate.GatePlan;
import io.tickflow.operate.rollout.journal.RolloutState.Step;
import io.tickflow.operate.rollout.plan.Bundle;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutJournalTest {

    private static final String CLUSTER = "http://127.0.0.1:8081";

    private final RolloutFolder folder;

    RolloutJournalTest(@TempDir Path path) {
        this.folder = new RolloutFolder(path.resolve("rollouts"), InstantSource.system());
    }

    @Test
    void shouldLeadForwardStepByStep() {
        RolloutJournal journal = folder.create(plan());

        assertThat(steps(journal, STOP_INTENDED, STOPPED, START_INTENDED, SUBMITTED, STARTED))
                .containsExactly(
                        Step.STOP, Step.STOP, Step.START, Step.START, Step.START, Step.WATCH);
        assertThat(steps(journal, WATCH_BEGUN)).endsWith(Step.WATCH);
        judge(journal, "INCONCLUSIVE");
        assertThat(journal.state().next()).isEqualTo(Step.HOLD);
        judge(journal, "WATCH_ON");
        assertThat(journal.state().next()).isEqualTo(Step.WATCH);
        judge(journal, "KEEP");
        assertThat(journal.state().next()).isEqualTo(Step.END);
        assertThat(journal.state().ending()).isEqualTo(RolloutOutcome.KEPT);
        journal.write(ENDED, Map.of(Fact.OUTCOME, "KEPT"));
        assertThat(journal.state().next()).isEqualTo(Step.NONE);
        assertThat(journal.state().outcome()).isEqualTo(RolloutOutcome.KEPT);
    }

    @Test
    void shouldLeadBackStepByStep() {
        RolloutJournal journal = folder.create(plan());
        steps(journal, STOP_INTENDED, STOPPED, START_INTENDED, SUBMITTED, STARTED, WATCH_BEGUN);
        judge(journal, "GO_BACK");

        assertThat(
                        steps(
                                journal,
                                BACK_STOP_INTENDED,
                                BACK_STOPPED,
                                BACK_START_INTENDED,
                                BACK_SUBMITTED,
                                BACK_STARTED))
                .containsExactly(
                        Step.BACK_STOP,
                        Step.BACK_STOP,
                        Step.BACK_START,
                        Step.BACK_START,
                        Step.BACK_START,
                        Step.END);
        assertThat(journal.state().ending()).isEqualTo(RolloutOutcome.WENT_BACK);
        assertThat(journal.state().snapshotBack()).isEqualTo("BACK_STOPPED");
    }

    /** An operator may want to go back before any step was made, and between any two. */
    @Test
    void shouldGoBackFromEveryStep() {
        List<JournalEvent> forward =
                List.of(STOP_INTENDED, STOPPED, START_INTENDED, SUBMITTED, STARTED, WATCH_BEGUN);
        List<Step> found = new ArrayList<>();
        for (int done = 0; done <= forward.size(); done++) {
            RolloutJournal journal = folder.create(plan());
            steps(journal, forward.subList(0, done).toArray(JournalEvent[]::new));
            judge(journal, "GO_BACK");
            found.add(journal.state().next());
        }

        assertThat(found)
                .containsExactly(
                        Step.END,
                        Step.STOP,
                        Step.BACK_START,
                        Step.BACK_STOP,
                        Step.BACK_STOP,
                        Step.BACK_STOP,
                        Step.BACK_STOP);
    }

    @Test
    void shouldGoBackWhenBundleDoesNotStart() {
        RolloutJournal journal = folder.create(plan());
        steps(journal, STOP_INTENDED, STOPPED, START_INTENDED, START_FAILED);

        assertThat(journal.state().next()).isEqualTo(Step.BACK_STOP);
    }

    @Test
    void shouldEndUntouchedWhenStopIsRefused() {
        RolloutJournal journal = folder.create(plan());
        steps(journal, STOP_INTENDED, STOP_FAILED);

        assertThat(journal.state().next()).isEqualTo(Step.END);
        assertThat(journal.state().ending()).isEqualTo(RolloutOutcome.UNTOUCHED);
    }

    @Test
    void shouldReadWhatItWrote() {
        RolloutPlan plan = plan();
        RolloutJournal journal = folder.create(plan);
        journal.write(STOP_INTENDED, Map.of(Fact.JOB, "a1", Fact.TRIGGER, "b2"));

        RolloutJournal read = folder.newest(CLUSTER).orElseThrow();

        assertThat(read.entries()).isEqualTo(journal.entries());
        assertThat(read.state().plan()).isEqualTo(plan);
        assertThat(read.state().fact(STOP_INTENDED, Fact.TRIGGER)).isEqualTo("b2");
        assertThat(folder.newest("http://127.0.0.1:9999")).isEmpty();
    }

    @Test
    void shouldWriteOverLineThatCrashCut() throws IOException {
        RolloutJournal journal = folder.create(plan());
        journal.write(STOP_INTENDED, Map.of(Fact.JOB, "a1"));
        Files.writeString(
                journal.file(), "{\"atMillis\":17,\"event\":\"STOP", StandardOpenOption.APPEND);

        RolloutJournal read = folder.newest(CLUSTER).orElseThrow();
        assertThat(read.entries()).isEqualTo(journal.entries());
        read.write(STOPPED, Map.of(Fact.SNAPSHOT, "file:/s"));

        assertThat(folder.newest(CLUSTER).orElseThrow().entries()).isEqualTo(read.entries());
        assertThat(Files.readAllLines(journal.file())).hasSize(3);
    }

    /** Steps that come next, before and after each event. */
    private static List<Step> steps(RolloutJournal journal, JournalEvent... events) {
        List<Step> steps = new ArrayList<>(List.of(journal.state().next()));
        for (JournalEvent event : events) {
            journal.write(event, Map.of(Fact.SNAPSHOT, event.name()));
            steps.add(journal.state().next());
        }
        return steps;
    }

    private static void judge(RolloutJournal journal, String verdict) {
        journal.write(JUDGED, Map.of(Fact.VERDICT, verdict));
    }

    private static int plans;

    private static RolloutPlan plan() {
        return new RolloutPlan(
                "rollout-" + String.format("%03d", ++plans),
                CLUSTER,
                "tickflow",
                "0a".repeat(16),
                new Bundle("/bundles/1", "m", "1", "ab".repeat(32)),
                new Bundle("/bundles/2", "m", "2", "cd".repeat(32)),
                Map.of("tickflow.pipeline", "tickflow"),
                Map.of(),
                1,
                GatePlan.standard(),
                new BundleFigures(10, 0.1, Double.NaN, Double.NaN, Map.of(1_000, 10L)),
                10_000,
                null);
    }
}
