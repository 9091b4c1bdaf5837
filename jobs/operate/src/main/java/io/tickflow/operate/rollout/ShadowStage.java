package io.tickflow.operate.rollout;

import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_ENDED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_JUDGED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_STARTED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_START_FAILED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_START_INTENDED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_SUBMITTED;

import io.tickflow.operate.flink.FlinkIds;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.rollout.gate.GateAnswer;
import io.tickflow.operate.rollout.gate.GatePlan;
import io.tickflow.operate.rollout.gate.Judgement;
import io.tickflow.operate.rollout.journal.Fact;
import io.tickflow.operate.rollout.journal.JournalEvent;
import io.tickflow.operate.rollout.journal.RolloutState;
import io.tickflow.operate.rollout.platform.RolloutSteps;
import io.tickflow.operate.rollout.platform.Submitted;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Steps of a rollout's shadow, before anything is stopped. Each is written before it is done and
 * can be repeated. One thread.
 */
final class ShadowStage {

    private final RolloutContext context;
    private final RolloutSteps steps;

    ShadowStage(RolloutContext context) {
        this.context = context;
        this.steps = context.steps();
    }

    /** Submits the shadow and waits until it runs. */
    void start() {
        int slots = context.target().shadowParallelismMax();
        if (!state().has(SHADOW_START_INTENDED)) {
            if (slots < 1) {
                String reason = "a shadow needs a free slot, and there is none";
                write(SHADOW_START_FAILED, Map.of(Fact.REASON, reason));
                say(reason);
                return;
            }
            write(
                    SHADOW_START_INTENDED,
                    Map.of(Fact.JOB, FlinkIds.random(), Fact.JAR, steps.prepare()));
        }
        String token = state().fact(SHADOW_START_INTENDED, Fact.JOB);
        String name = steps.jobOf(token);
        say(
                "starting a shadow with "
                        + state().plan().after().label()
                        + (name.isEmpty() ? "" : ", job " + name));
        int parallelism = Math.max(1, Math.min(slots, state().plan().parallelism()));
        Submitted submitted =
                steps.submit(token, state().plan().shadow(parallelism, context.local()));
        Optional<String> trouble = Optional.of(submitted.refusal());
        if (submitted.isTaken()) {
            if (!state().has(SHADOW_SUBMITTED)) {
                write(SHADOW_SUBMITTED, Map.of(Fact.JOB, submitted.jobId()));
            }
            trouble = steps.awaitRunning(submitted.jobId(), JobKind.SHADOW);
        }
        trouble.ifPresentOrElse(
                reason -> {
                    write(SHADOW_START_FAILED, Map.of(Fact.JOB, job(), Fact.REASON, reason));
                    say("the shadow does not start: " + reason);
                },
                () -> {
                    write(SHADOW_STARTED, Map.of(Fact.JOB, submitted.jobId()));
                    say("the shadow runs; comparing it with " + state().plan().before().label());
                });
    }

    /** Watches the gates of the shadow until they, or somebody, have decided. */
    void watch(GatePlan plan) {
        var watch = new ShadowWatch(context);
        Judgement judgement = watch.watch(plan);
        write(SHADOW_JUDGED, RolloutWatch.facts(judgement, GateAnswer.texts(watch.answers())));
        say(sentence(judgement));
    }

    private static String sentence(Judgement judgement) {
        List<String> reasons = judgement.reasons();
        return switch (judgement.verdict()) {
            case KEEP -> "the shadow passed";
            case GO_BACK -> "the shadow failed: " + String.join("; ", reasons);
            case INCONCLUSIVE, WATCH_ON ->
                    "the shadow is inconclusive: " + String.join("; ", reasons);
        };
    }

    /** Cancels the shadow. */
    void end() {
        String job = job();
        say("ending the shadow, job " + job);
        steps.endShadow(
                job,
                state().newest(SHADOW_START_INTENDED).orElseThrow().atMillis(),
                state().has(SHADOW_SUBMITTED));
        write(SHADOW_ENDED, Map.of(Fact.JOB, job));
        say("the shadow has ended");
    }

    private String job() {
        String taken = state().fact(SHADOW_SUBMITTED, Fact.JOB);
        return taken.isEmpty() ? state().fact(SHADOW_START_INTENDED, Fact.JOB) : taken;
    }

    private RolloutState state() {
        return context.journal().state();
    }

    private void write(JournalEvent event, Map<Fact, String> facts) {
        context.journal().write(event, facts);
    }

    private void say(String sentence) {
        context.listener().onStep(sentence);
    }
}
