package io.tickflow.operate.rollout;

import static io.tickflow.operate.rollout.journal.JournalEvent.PROMOTED;
import static io.tickflow.operate.rollout.journal.JournalEvent.PROMOTE_INTENDED;
import static io.tickflow.operate.rollout.journal.JournalEvent.STARTED;
import static io.tickflow.operate.rollout.journal.JournalEvent.WITHDRAWN;
import static io.tickflow.operate.rollout.journal.JournalEvent.WITHDRAW_FAILED;
import static io.tickflow.operate.rollout.journal.JournalEvent.WITHDRAW_INTENDED;

import io.tickflow.core.canary.CanaryControl;
import io.tickflow.core.canary.CanaryControl.Command;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.canary.CanaryControls;
import io.tickflow.operate.canary.CanaryTaking;
import io.tickflow.operate.flink.FlinkIds;
import io.tickflow.operate.rollout.journal.Fact;
import io.tickflow.operate.rollout.journal.JournalEvent;
import io.tickflow.operate.rollout.journal.RolloutState;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Control records of a canary. Those that end it take effect a little ahead of the ticks. Called
 * again it finds the record that the first call left, or records another one.
 */
final class CanaryStage {

    /** Time within which every subtask reads the record, many times over. */
    private static final long LEAD_MILLIS = 5_000;

    private static final Duration TAKEN_MAX = Duration.ofSeconds(60);

    private final RolloutContext context;
    private final CanaryControls controls;
    private final CanaryTaking taking;

    CanaryStage(RolloutContext context) {
        this.context = context;
        this.controls = new CanaryControls(context.kafka(), context.deployment());
        this.taking = new CanaryTaking(context.control(), TAKEN_MAX);
    }

    /**
     * Makes what was said of an earlier canary of the same bundle void, before the job starts. No
     * tick of that canary is decided on again.
     */
    void begin() {
        String id = Command.BEGIN + "/" + state().plan().id();
        if (controls.offsetOf(id).isEmpty()) {
            var unused = controls.append(control(id, Command.BEGIN, 0));
        }
    }

    /**
     * Lets the challenger decide on every symbol.
     *
     * @throws OperationException if the job does not take the record
     */
    void promote() {
        long offset = record(Command.PROMOTE, PROMOTE_INTENDED);
        taking.await(job(), offset)
                .ifPresent(
                        reason -> {
                            throw OperationException.failed(
                                    "the promotion is recorded, and "
                                            + reason
                                            + ". It holds once the job reads it: call rollout"
                                            + " --resume, or rollout --go-back");
                        });
        write(PROMOTED, Map.of(Fact.JOB, job()));
        say("promoted: " + state().plan().after().label() + " decides on every symbol");
    }

    /** Lets the champion decide on every symbol; a job that cannot read that is to be replaced. */
    void withdraw() {
        long offset = record(Command.WITHDRAW, WITHDRAW_INTENDED);
        Optional<String> trouble = taking.await(job(), offset);
        if (trouble.isPresent()) {
            write(WITHDRAW_FAILED, Map.of(Fact.JOB, job(), Fact.REASON, trouble.get()));
            say(trouble.get() + "; going back by a restart");
            return;
        }
        write(WITHDRAWN, Map.of(Fact.JOB, job()));
        say("withdrawn: " + state().plan().before().label() + " decides on every symbol");
    }

    /** Records the control, unless an earlier call has; returns the offset of its record. */
    private long record(Command command, JournalEvent intended) {
        String known = state().fact(intended, Fact.CONTROL);
        OptionalLong found = known.isEmpty() ? OptionalLong.empty() : controls.offsetOf(known);
        if (found.isPresent()) {
            return found.getAsLong();
        }
        long fromMillis = controls.tickMillisIn(LEAD_MILLIS);
        String id = command + "/" + state().plan().id() + '/' + FlinkIds.random();
        write(intended, Map.of(Fact.CONTROL, id, Fact.EFFECTIVE_MILLIS, Long.toString(fromMillis)));
        say(
                command.name().toLowerCase(Locale.ROOT)
                        + " "
                        + state().plan().after().label()
                        + " from the tick time "
                        + Instant.ofEpochMilli(fromMillis)
                        + " on");
        return controls.append(control(id, command, fromMillis)).offset();
    }

    private CanaryControl control(String id, Command command, long fromMillis) {
        RolloutPlan plan = state().plan();
        return new CanaryControl(
                id, plan.after().digest(), command, fromMillis, "rollout", "rollout " + plan.id());
    }

    private String job() {
        return state().fact(STARTED, Fact.JOB);
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
