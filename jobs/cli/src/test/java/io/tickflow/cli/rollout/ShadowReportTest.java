package io.tickflow.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.operate.rollout.figure.BundleFigures;
import io.tickflow.operate.rollout.gate.GatePlan;
import io.tickflow.operate.rollout.gate.Verdict;
import io.tickflow.operate.rollout.journal.Fact;
import io.tickflow.operate.rollout.journal.JournalEvent;
import io.tickflow.operate.rollout.journal.RolloutFolder;
import io.tickflow.operate.rollout.journal.RolloutJournal;
import io.tickflow.operate.rollout.journal.RolloutOutcome;
import io.tickflow.operate.rollout.plan.Bundle;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Words for a rollout that is left while its shadow runs, as Ctrl-C and {@code status} say them.
 */
class ShadowReportTest {

    private static final String SHADOW = "5".repeat(32);

    private final RolloutJournal journal;

    ShadowReportTest(@TempDir Path folder) {
        journal = new RolloutFolder(folder, InstantSource.system()).create(plan());
        journal.write(JournalEvent.SHADOW_START_INTENDED, Map.of(Fact.JOB, SHADOW));
        journal.write(JournalEvent.SHADOW_STARTED, Map.of(Fact.JOB, SHADOW));
    }

    @Test
    void shouldNameTheShadowThatRunsOn() {
        assertThat(RolloutReport.sentence(journal.state()))
                .isEqualTo(
                        "at the step shadow-watch, with a shadow as job "
                                + SHADOW
                                + ". Go on with rollout --resume, or end the shadow with rollout"
                                + " --go-back");
    }

    @Test
    void shouldAskForDecision() {
        judge(Verdict.INCONCLUSIVE, "shadow-shift: no figure");

        assertThat(RolloutReport.sentence(journal.state()))
                .startsWith("inconclusive: shadow-shift: no figure. The shadow with m/2")
                .contains("runs as job " + SHADOW + " and decides nothing. Decide: rollout --keep");
    }

    @Test
    void shouldSayWhatAbandoningLeaves() {
        journal.write(JournalEvent.ENDED, Map.of(Fact.OUTCOME, RolloutOutcome.ABANDONED.name()));

        assertThat(RolloutReport.sentence(journal.state()))
                .endsWith(
                        "also the shadow, job "
                                + SHADOW
                                + ": end it with bin/tickflow stop shadow");
    }

    @Test
    void shouldGiveTheReasonOfAnUntouchedJob() {
        judge(Verdict.GO_BACK, "shadow-abstention: 99.0 %, at most 5.0 %");
        journal.write(JournalEvent.SHADOW_ENDED, Map.of(Fact.JOB, SHADOW));
        journal.write(JournalEvent.ENDED, Map.of(Fact.OUTCOME, RolloutOutcome.UNTOUCHED.name()));

        assertThat(RolloutReport.sentence(journal.state()))
                .startsWith("m/1 (")
                .endsWith("shadow-abstention: 99.0 %, at most 5.0 %");
    }

    private void judge(Verdict verdict, String reason) {
        journal.write(
                JournalEvent.SHADOW_JUDGED,
                Map.of(Fact.VERDICT, verdict.name(), Fact.REASON, reason));
    }

    private static RolloutPlan plan() {
        return new RolloutPlan(
                "r-0",
                "http://127.0.0.1:8081",
                "tickflow",
                "0a".repeat(16),
                new Bundle("/bundles/1", "m", "1", "ab".repeat(32)),
                new Bundle("/bundles/2", "m", "2", "cd".repeat(32)),
                Map.of(),
                Map.of(),
                1,
                GatePlan.standard().shadowed(Duration.ofMinutes(30)),
                BundleFigures.NONE,
                10_000,
                null);
    }
}
