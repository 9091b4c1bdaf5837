package io.tickflow.operate.rollout;

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

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.FlinkIds;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.rollout.gate.Judgement;
import io.tickflow.operate.rollout.journal.Fact;
import io.tickflow.operate.rollout.journal.JournalEvent;
import io.tickflow.operate.rollout.journal.RolloutState;
import io.tickflow.operate.rollout.platform.RolloutSteps;
import io.tickflow.operate.rollout.platform.Snapshot;
import io.tickflow.operate.rollout.platform.StopResult;
import io.tickflow.operate.rollout.platform.Submitted;
import io.tickflow.operate.savepoint.SnapshotOffsets;
import io.tickflow.settings.FeedOptions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;

/**
 * Takes a rollout from wherever its journal says it is to its end, or to the decision of somebody.
 * Each step is written before it is done and can be repeated. One thread.
 */
public final class RolloutRun {

    private final RolloutContext context;
    private final RolloutSteps steps;
    private final RolloutWatch watch;
    private final CanaryStage canary;
    private final SnapshotOffsets offsets;
    private final ShadowStage shadow;
    private final LiveFollow live;

    /**
     * Creates a run.
     *
     * @param acceptLost true to go on from a snapshot although the topic has lost ticks behind it
     */
    public RolloutRun(RolloutContext context, boolean acceptLost) {
        this.context = context;
        this.offsets =
                new SnapshotOffsets(
                        context.kafka(),
                        Configuration.fromMap(context.journal().state().plan().settings())
                                .get(FeedOptions.FEED_TOPIC),
                        acceptLost,
                        context.listener()::onStep);
        this.steps = context.steps();
        this.watch = new RolloutWatch(context);
        this.canary = new CanaryStage(context);
        this.live = new LiveFollow(context);
        this.shadow = new ShadowStage(context);
    }

    /**
     * Runs.
     *
     * @return the state in which nothing is left to do, or somebody has to decide
     * @throws OperationException if something outside fails; another call goes on from there
     */
    public RolloutState run() {
        while (true) {
            context.lock().require();
            switch (state().next()) {
                case SHADOW_START -> shadow.start();
                case SHADOW_WATCH ->
                        shadow.watch(Objects.requireNonNull(state().plan().gates().shadow()));
                case SHADOW_END -> shadow.end();
                case STOP -> stop();
                case START -> start();
                case WATCH -> watch();
                case PROMOTE -> canary.promote();
                case WITHDRAW -> canary.withdraw();
                case BACK_STOP -> backStop();
                case BACK_START -> backStart();
                case END -> end();
                case HOLD, NONE -> {
                    return state();
                }
            }
        }
    }

    private RolloutState state() {
        return context.journal().state();
    }

    private void stop() {
        String job = state().plan().job();
        if (!state().has(STOP_INTENDED)) {
            write(
                    STOP_INTENDED,
                    Map.of(
                            Fact.JOB,
                            job,
                            Fact.TRIGGER,
                            FlinkIds.random(),
                            Fact.JAR,
                            steps.prepare()));
        }
        say("stopping " + state().plan().before().label() + ", job " + job);
        StopResult result = steps.stop(job, state().fact(STOP_INTENDED, Fact.TRIGGER));
        result.snapshot()
                .ifPresentOrElse(
                        snapshot -> {
                            write(STOPPED, snapshot.facts());
                            say("stopped with " + snapshot.kind() + " " + snapshot.path());
                        },
                        () -> write(STOP_FAILED, Map.of(Fact.REASON, result.refusal())));
    }

    private void start() {
        if (!state().has(START_INTENDED)) {
            write(START_INTENDED, Map.of(Fact.JOB, FlinkIds.random(), Fact.JAR, steps.prepare()));
        }
        offsets.require(state().fact(STOPPED, Fact.SNAPSHOT));
        String token = state().fact(START_INTENDED, Fact.JOB);
        say("starting " + state().plan().after().label() + named(token));
        if (state().plan().canary() != null && !state().has(SUBMITTED)) {
            canary.begin();
        }
        live.forward();
        Submitted submitted =
                steps.submit(
                        token,
                        state().plan()
                                .submission(
                                        state().plan().after(),
                                        state().fact(STOPPED, Fact.SNAPSHOT),
                                        context.local()));
        Optional<String> trouble = awaitRunning(submitted, SUBMITTED);
        trouble.ifPresentOrElse(
                reason -> {
                    write(START_FAILED, Map.of(Fact.JOB, state().started(), Fact.REASON, reason));
                    say("it does not start: " + reason);
                },
                () -> {
                    write(STARTED, Map.of(Fact.JOB, submitted.jobId()));
                    say("all tasks run; watching the gates");
                });
    }

    private void watch() {
        Judgement judgement = watch.watch();
        write(JUDGED, RolloutWatch.facts(judgement, watch.gatesText()));
    }

    private void backStop() {
        String job = state().started();
        if (!state().has(BACK_STOP_INTENDED)) {
            write(
                    BACK_STOP_INTENDED,
                    Map.of(
                            Fact.JOB,
                            job,
                            Fact.TRIGGER,
                            FlinkIds.random(),
                            Fact.JAR,
                            steps.prepare()));
        }
        say("going back: stopping " + state().plan().after().label() + ", job " + job);
        Snapshot snapshot =
                steps.end(
                                job,
                                state().fact(BACK_STOP_INTENDED, Fact.TRIGGER),
                                state().newest(START_INTENDED).orElseThrow().atMillis(),
                                state().has(SUBMITTED))
                        .orElseGet(
                                () ->
                                        new Snapshot(
                                                state().fact(STOPPED, Fact.SNAPSHOT),
                                                "savepoint of the bundle before",
                                                null));
        write(BACK_STOPPED, snapshot.facts());
        say("it has ended; going on from " + snapshot.kind() + " " + snapshot.path());
    }

    private void backStart() {
        String intended = state().fact(BACK_START_INTENDED, Fact.JOB);
        if (intended.isEmpty() || steps.hasEnded(intended)) {
            write(
                    BACK_START_INTENDED,
                    Map.of(Fact.JOB, FlinkIds.random(), Fact.JAR, steps.prepare()));
        }
        String token = state().fact(BACK_START_INTENDED, Fact.JOB);
        String snapshot = state().snapshotBack();
        offsets.require(snapshot);
        say("starting " + state().plan().before().label() + " again" + named(token));
        live.back();
        Submitted submitted =
                steps.submit(
                        token,
                        state().plan()
                                .submission(state().plan().before(), snapshot, context.local()));
        Optional<String> trouble = awaitRunning(submitted, BACK_SUBMITTED);
        if (trouble.isPresent()) {
            throw OperationException.failed(
                    "the bundle before does not start: "
                            + trouble.get()
                            + ". Correct that and call rollout --go-back once more, or start it by"
                            + " hand from "
                            + snapshot);
        }
        write(BACK_STARTED, Map.of(Fact.JOB, submitted.jobId()));
        say("all tasks run");
        new FirstDecision(context).await();
    }

    private void end() {
        new AliasFollow(context.registry())
                .apply(state().plan(), state().ending())
                .ifPresent(this::say);
        write(ENDED, Map.of(Fact.OUTCOME, state().ending().name()));
        try {
            steps.discard();
        } catch (OperationException e) {
            say("the uploaded jar stays: " + e.getMessage());
        }
        context.target().unclaim(state().plan().id());
    }

    /** Journals a job that was taken, and waits for it; returns the reason if it does not run. */
    private Optional<String> awaitRunning(Submitted submitted, JournalEvent event) {
        if (!submitted.isTaken()) {
            return Optional.of(submitted.refusal());
        }
        writeOnce(event, submitted.jobId());
        return steps.awaitRunning(submitted.jobId(), JobKind.SIGNAL);
    }

    private String named(String token) {
        String job = steps.jobOf(token);
        return job.isEmpty() ? "" : ", job " + job;
    }

    /** A second start in place of a failed one has a new id, and an entry of its own. */
    private void writeOnce(JournalEvent event, String job) {
        if (!state().fact(event, Fact.JOB).equals(job)) {
            write(event, Map.of(Fact.JOB, job));
        }
    }

    private void write(JournalEvent event, Map<Fact, String> facts) {
        context.journal().write(event, facts);
    }

    private void say(String sentence) {
        context.listener().onStep(sentence);
    }
}
