package io.tickflow.operate.rollout.journal;

import static io.tickflow.operate.rollout.journal.JournalEvent.BACK_STARTED;
import static io.tickflow.operate.rollout.journal.JournalEvent.BACK_STOPPED;
import static io.tickflow.operate.rollout.journal.JournalEvent.BACK_STOP_INTENDED;
import static io.tickflow.operate.rollout.journal.JournalEvent.JUDGED;
import static io.tickflow.operate.rollout.journal.JournalEvent.PROMOTED;
import static io.tickflow.operate.rollout.journal.JournalEvent.PROMOTE_INTENDED;
import static io.tickflow.operate.rollout.journal.JournalEvent.STARTED;
import static io.tickflow.operate.rollout.journal.JournalEvent.START_FAILED;
import static io.tickflow.operate.rollout.journal.JournalEvent.START_INTENDED;
import static io.tickflow.operate.rollout.journal.JournalEvent.STOPPED;
import static io.tickflow.operate.rollout.journal.JournalEvent.STOP_INTENDED;
import static io.tickflow.operate.rollout.journal.JournalEvent.WITHDRAWN;
import static io.tickflow.operate.rollout.journal.JournalEvent.WITHDRAW_FAILED;
import static io.tickflow.operate.rollout.journal.JournalEvent.WITHDRAW_INTENDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.operate.rollout.figure.BundleFigures;
import io.tickflow.operate.rollout.gate.GatePlan;
import io.tickflow.operate.rollout.gate.Verdict;
import io.tickflow.operate.rollout.journal.RolloutState.Step;
import io.tickflow.operate.rollout.plan.Bundle;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import io.tickflow.settings.ScoringOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanaryStateTest {

    private static final Bundle BEFORE = new Bundle("/bundles/1", "m", "1", "ab".repeat(32));
    private static final Bundle AFTER = new Bundle("/bundles/2", "m", "2", "cd".repeat(32));
    private static final String MODEL = ScoringOptions.MODEL_BUNDLE.key();
    private static final String CHALLENGER = ScoringOptions.CHALLENGER.key();
    private static final String CANARY = ScoringOptions.CANARY.key();

    private final RolloutJournal journal;

    CanaryStateTest(@TempDir Path path) {
        var folder = new RolloutFolder(path, InstantSource.system());
        var unused = folder.create(plan());
        // What follows is decided by the file alone.
        this.journal = folder.newest("http://127.0.0.1:8081").orElseThrow();
    }

    @Test
    void shouldPromoteBeforeTheEnd() {
        run();

        assertThat(judged(Verdict.KEEP)).isEqualTo(Step.PROMOTE);
        assertThat(after(PROMOTE_INTENDED)).isEqualTo(Step.PROMOTE);
        assertThat(after(PROMOTED)).isEqualTo(Step.END);
        assertThat(journal.state().ending()).isEqualTo(RolloutOutcome.KEPT);
    }

    @Test
    void shouldWithdrawWithoutRestart() {
        run();

        assertThat(judged(Verdict.GO_BACK)).isEqualTo(Step.WITHDRAW);
        assertThat(after(WITHDRAW_INTENDED)).isEqualTo(Step.WITHDRAW);
        assertThat(after(WITHDRAWN)).isEqualTo(Step.END);
        assertThat(journal.state().ending()).isEqualTo(RolloutOutcome.WENT_BACK);
    }

    @Test
    void shouldWithdrawWhatWasBeingPromoted() {
        run();
        judged(Verdict.KEEP);
        after(PROMOTE_INTENDED);

        assertThat(judged(Verdict.GO_BACK)).isEqualTo(Step.WITHDRAW);
    }

    @Test
    void shouldRestartIfTheJobCannotRead() {
        run();
        judged(Verdict.GO_BACK);
        after(WITHDRAW_INTENDED);

        assertThat(after(WITHDRAW_FAILED)).isEqualTo(Step.BACK_STOP);
        assertThat(after(BACK_STOP_INTENDED)).isEqualTo(Step.BACK_STOP);
        assertThat(after(BACK_STOPPED)).isEqualTo(Step.BACK_START);
        assertThat(after(BACK_STARTED)).isEqualTo(Step.END);
    }

    @Test
    void shouldRestartIfTheCanaryDoesNotStart() {
        after(STOP_INTENDED);
        after(STOPPED);
        after(START_INTENDED);

        assertThat(after(START_FAILED)).isEqualTo(Step.BACK_STOP);
    }

    @Test
    void shouldStartTheNewBundleAsAChallenger() {
        RolloutPlan plan = journal.state().plan();

        assertThat(plan.submission(AFTER, null, Map.of()).settings())
                .containsEntry(MODEL, "/bundles/1")
                .containsEntry(CHALLENGER, "/bundles/2")
                .containsEntry(CANARY, "10%");
        assertThat(plan.submission(BEFORE, null, Map.of()).settings())
                .containsEntry(MODEL, "/bundles/1")
                .doesNotContainKeys(CHALLENGER, CANARY);
    }

    private void run() {
        after(STOP_INTENDED);
        after(STOPPED);
        after(START_INTENDED);
        assertThat(after(STARTED)).isEqualTo(Step.WATCH);
    }

    private Step after(JournalEvent event) {
        journal.write(event, Map.of());
        return journal.state().next();
    }

    private Step judged(Verdict verdict) {
        journal.write(JUDGED, Map.of(Fact.VERDICT, verdict.name()));
        return journal.state().next();
    }

    private static RolloutPlan plan() {
        return new RolloutPlan(
                "r-0",
                "http://127.0.0.1:8081",
                "tickflow",
                "0a".repeat(16),
                BEFORE,
                AFTER,
                Map.of("tickflow.pipeline", "tickflow", CHALLENGER, "/bundles/0", CANARY, "5%"),
                Map.of(),
                1,
                GatePlan.standard(),
                BundleFigures.NONE,
                10_000,
                null,
                "10%");
    }
}
