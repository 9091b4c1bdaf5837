package io.tickflow.operate.rollout.journal;

import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_ENDED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_JUDGED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_STARTED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_START_FAILED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_START_INTENDED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_SUBMITTED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_WATCH_BEGUN;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.operate.rollout.figure.BundleFigures;
import io.tickflow.operate.rollout.gate.GatePlan;
import io.tickflow.operate.rollout.gate.Verdict;
import io.tickflow.operate.rollout.journal.RolloutState.Step;
import io.tickflow.operate.rollout.plan.Bundle;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowStateTest {

    private final RolloutFolder folder;
    private RolloutJournal journal;

    ShadowStateTest(@TempDir Path path) {
        this.folder = new RolloutFolder(path, InstantSource.system());
        this.journal = folder.create(plan("r-0", Duration.ofMinutes(30)));
    }

    @BeforeEach
    void reopen() {
        // What follows is decided by the file alone.
        journal = folder.newest("http://127.0.0.1:8081").orElseThrow();
    }

    @Test
    void shouldGoOnToTheStopAfterAPass() {
        assertThat(next()).isEqualTo(Step.SHADOW_START);
        assertThat(after(SHADOW_START_INTENDED)).isEqualTo(Step.SHADOW_START);
        assertThat(after(SHADOW_SUBMITTED)).isEqualTo(Step.SHADOW_START);
        assertThat(after(SHADOW_STARTED)).isEqualTo(Step.SHADOW_WATCH);
        assertThat(after(SHADOW_WATCH_BEGUN)).isEqualTo(Step.SHADOW_WATCH);
        assertThat(judged(Verdict.KEEP)).isEqualTo(Step.SHADOW_END);
        assertThat(after(SHADOW_ENDED)).isEqualTo(Step.STOP);
    }

    @Test
    void shouldEndUntouchedAfterAFailure() {
        after(SHADOW_START_INTENDED);
        after(SHADOW_STARTED);

        assertThat(judged(Verdict.GO_BACK)).isEqualTo(Step.SHADOW_END);
        assertThat(after(SHADOW_ENDED)).isEqualTo(Step.END);
        assertThat(journal.state().ending()).isEqualTo(RolloutOutcome.UNTOUCHED);
    }

    @Test
    void shouldHoldAndWatchOnceMore() {
        after(SHADOW_START_INTENDED);
        after(SHADOW_STARTED);

        assertThat(judged(Verdict.INCONCLUSIVE)).isEqualTo(Step.HOLD);
        assertThat(judged(Verdict.WATCH_ON)).isEqualTo(Step.SHADOW_WATCH);
    }

    @Test
    void shouldEndAShadowThatDoesNotStart() {
        after(SHADOW_START_INTENDED);

        assertThat(after(SHADOW_START_FAILED)).isEqualTo(Step.SHADOW_END);
        assertThat(after(SHADOW_ENDED)).isEqualTo(Step.END);
    }

    @Test
    void shouldEndAtOnceWithoutASlot() {
        assertThat(after(SHADOW_START_FAILED)).isEqualTo(Step.END);
    }

    @Test
    void shouldNotShadowUnlessAsked() {
        RolloutJournal without = folder.create(plan("r-1", null));

        assertThat(without.state().next()).isEqualTo(Step.STOP);
        assertThat(without.state().isShadowing()).isFalse();
    }

    private Step next() {
        return journal.state().next();
    }

    private Step after(JournalEvent event) {
        journal.write(event, Map.of());
        return next();
    }

    private Step judged(Verdict verdict) {
        journal.write(SHADOW_JUDGED, Map.of(Fact.VERDICT, verdict.name()));
        return next();
    }

    private static RolloutPlan plan(String id, @Nullable Duration shadow) {
        return new RolloutPlan(
                id,
                "http://127.0.0.1:8081",
                "tickflow",
                "0a".repeat(16),
                new Bundle("/bundles/1", "m", "1", "ab".repeat(32)),
                new Bundle("/bundles/2", "m", "2", "cd".repeat(32)),
                Map.of("tickflow.pipeline", "tickflow"),
                Map.of(),
                1,
                GatePlan.standard().shadowed(shadow),
                BundleFigures.NONE,
                10_000,
                null);
    }
}
