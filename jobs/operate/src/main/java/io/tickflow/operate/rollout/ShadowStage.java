package io.tickflow.operate.rollout;

import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_ENDED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_JUDGED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_STARTED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_START_FAILED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_START_INTENDED;
import static io.tickflow.operate.rollout.journal.JournalEvent.SHADOW_SUBMITTED;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkIds;
import io.tickflow.operate.flink.FlinkTarget;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.rollout.gate.GateAnswer;
import io.tickflow.operate.rollout.gate.GatePlan;
import io.tickflow.operate.rollout.gate.Judgement;
import io.tickflow.operate.rollout.journal.Fact;
import io.tickflow.operate.rollout.journal.JournalEvent;
import io.tickflow.operate.rollout.journal.RolloutState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Steps of a rollout's shadow, before anything is stopped. Each is written before it is done and
 * can be repeated. One thread.
 */
final class ShadowStage {

    private final RolloutContext context;
    private final RolloutJar jar;
    private final JobStart starts;
    private final JobEnding endings;

    ShadowStage(RolloutContext context, RolloutJar jar, JobStart starts, JobEnding endings) {
        this.context = context;
        this.jar = jar;
        this.starts = starts;
        this.endings = endings;
    }

    /** Submits the shadow and waits until it runs. */
    void start() {
        int slots = context.control().target().overview().slotsFree();
        if (!state().has(SHADOW_START_INTENDED)) {
            if (slots < 1) {
                String reason = noSlot(context.control().target().address());
                write(SHADOW_START_FAILED, Map.of(Fact.REASON, reason));
                say(reason);
                return;
            }
            write(
                    SHADOW_START_INTENDED,
                    Map.of(
                            Fact.JOB,
                            FlinkIds.random(),
                            Fact.JAR,
                            context.jarId().isEmpty() ? jar.id() : context.jarId()));
        }
        String job = state().fact(SHADOW_START_INTENDED, Fact.JOB);
        say("starting a shadow with " + state().plan().after().label() + ", job " + job);
        int parallelism = Math.max(1, Math.min(slots, state().plan().parallelism()));
        Optional<String> trouble =
                starts.submit(job, state().plan().shadow(parallelism, context.local()));
        if (trouble.isEmpty()) {
            if (!state().has(SHADOW_SUBMITTED)) {
                write(SHADOW_SUBMITTED, Map.of(Fact.JOB, job));
            }
            trouble = starts.awaitRunning(job);
        }
        trouble.ifPresentOrElse(
                reason -> {
                    write(SHADOW_START_FAILED, Map.of(Fact.JOB, job, Fact.REASON, reason));
                    say("the shadow does not start: " + reason);
                },
                () -> {
                    write(SHADOW_STARTED, Map.of(Fact.JOB, job));
                    say("the shadow runs; comparing it with " + state().plan().before().label());
                });
    }

    /**
     * Refuses a cluster without room for a shadow, before anything is touched.
     *
     * @throws OperationException listing every problem
     */
    static void refuseWithoutRoom(FlinkTarget target) {
        List<String> problems = new ArrayList<>();
        new ActiveJobs(target)
                .find(JobKind.SHADOW.jobName())
                .ifPresent(
                        job ->
                                problems.add(
                                        "a shadow runs already, as job "
                                                + job.id()
                                                + ": stop it first, with bin/tickflow stop shadow"));
        if (target.overview().slotsFree() < 1) {
            problems.add(noSlot(target.address()));
        }
        if (!problems.isEmpty()) {
            throw OperationException.invalid(String.join("\n", problems));
        }
    }

    private static String noSlot(String address) {
        return "a shadow needs a free slot, and the cluster at "
                + address
                + " has none: start another TaskManager, or roll out without --shadow";
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
        String job = state().fact(SHADOW_START_INTENDED, Fact.JOB);
        say("ending the shadow, job " + job);
        endings.cancel(
                job,
                state().newest(SHADOW_START_INTENDED).orElseThrow().atMillis(),
                state().has(SHADOW_SUBMITTED));
        write(SHADOW_ENDED, Map.of(Fact.JOB, job));
        say("the shadow has ended");
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
