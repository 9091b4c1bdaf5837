package io.tickflow.operate.rollout.journal;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.rollout.gate.Verdict;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * State of a rollout by its journal, and the step that comes next. Pure: the cluster is asked by
 * the steps, each of which can be repeated.
 */
public final class RolloutState {

    /** Step of a rollout. */
    public enum Step {
        /** Start a shadow with the bundle to roll out. */
        SHADOW_START,
        /** Watch its gates. */
        SHADOW_WATCH,
        /** End the shadow. */
        SHADOW_END,
        /** Stop the job with the bundle before. */
        STOP,
        /** Start it with the bundle to roll out. */
        START,
        /** Watch the gates. */
        WATCH,
        /** Wait for somebody's decision. */
        HOLD,
        /** Let the challenger of a canary decide on every symbol. */
        PROMOTE,
        /** Let the champion of a canary decide on every symbol. */
        WITHDRAW,
        /** Stop the job with the bundle to roll out. */
        BACK_STOP,
        /** Start it with the bundle before. */
        BACK_START,
        /** Write down the outcome. */
        END,
        /** Nothing is left to do. */
        NONE
    }

    private final RolloutPlan plan;
    private final Map<JournalEvent, JournalEntry> newest = new EnumMap<>(JournalEvent.class);

    private RolloutState(RolloutPlan plan) {
        this.plan = plan;
    }

    /**
     * State after {@code entries}.
     *
     * @throws OperationException if they do not begin with a plan
     */
    public static RolloutState of(List<JournalEntry> entries) {
        RolloutPlan plan = entries.isEmpty() ? null : entries.get(0).plan();
        if (plan == null) {
            throw OperationException.failed("a journal of a rollout begins with its plan");
        }
        var state = new RolloutState(plan);
        entries.forEach(entry -> state.newest.put(entry.event(), entry));
        return state;
    }

    /** Plan of the rollout. */
    public RolloutPlan plan() {
        return plan;
    }

    /** Newest entry of a kind. */
    public Optional<JournalEntry> newest(JournalEvent event) {
        return Optional.ofNullable(newest.get(event));
    }

    /** Returns true if there is such an entry. */
    public boolean has(JournalEvent event) {
        return newest.containsKey(event);
    }

    /** Fact of the newest entry of a kind; empty without it. */
    public String fact(JournalEvent event, Fact fact) {
        return newest(event).map(entry -> entry.fact(fact)).orElse("");
    }

    /** Job with the bundle to roll out, as far as it is known; empty before its start. */
    public String started() {
        String taken = fact(JournalEvent.SUBMITTED, Fact.JOB);
        return taken.isEmpty() ? fact(JournalEvent.START_INTENDED, Fact.JOB) : taken;
    }

    /** Outcome; null if the rollout is open. */
    public @Nullable RolloutOutcome outcome() {
        return newest(JournalEvent.ENDED)
                .map(entry -> RolloutOutcome.valueOf(entry.fact(Fact.OUTCOME)))
                .orElse(null);
    }

    /** Returns true if something is left to do or to decide. */
    public boolean isOpen() {
        return !has(JournalEvent.ENDED);
    }

    /** Returns true if the bundle before is to run again. */
    public boolean isGoingBack() {
        return has(JournalEvent.START_FAILED) || verdict() == Verdict.GO_BACK;
    }

    /** Newest verdict; WATCH_ON without one. */
    public Verdict verdict() {
        return newest(JournalEvent.JUDGED)
                .map(entry -> Verdict.valueOf(entry.fact(Fact.VERDICT)))
                .orElse(Verdict.WATCH_ON);
    }

    /** Next step. */
    public Step next() {
        if (has(JournalEvent.ENDED)) {
            return Step.NONE;
        }
        if (has(JournalEvent.STOP_FAILED)) {
            return Step.END;
        }
        if (isShadowing()) {
            return nextShadow();
        }
        if (has(JournalEvent.SHADOW_ENDED) && shadowVerdict() != Verdict.KEEP) {
            return Step.END;
        }
        return isGoingBack() ? nextBack() : nextForward();
    }

    /** Returns true before anything was stopped, if there is a shadow and it has not ended. */
    public boolean isShadowing() {
        return plan.gates().hasShadow()
                && !has(JournalEvent.SHADOW_ENDED)
                && !has(JournalEvent.STOP_INTENDED);
    }

    /** Newest verdict on the shadow; WATCH_ON without one. */
    public Verdict shadowVerdict() {
        return newest(JournalEvent.SHADOW_JUDGED)
                .map(entry -> Verdict.valueOf(entry.fact(Fact.VERDICT)))
                .orElse(Verdict.WATCH_ON);
    }

    private Step nextShadow() {
        boolean over = shadowVerdict() == Verdict.GO_BACK || has(JournalEvent.SHADOW_START_FAILED);
        if (!has(JournalEvent.SHADOW_START_INTENDED)) {
            return over ? Step.END : Step.SHADOW_START;
        }
        if (over) {
            return Step.SHADOW_END;
        }
        if (!has(JournalEvent.SHADOW_STARTED)) {
            return Step.SHADOW_START;
        }
        return switch (shadowVerdict()) {
            case WATCH_ON -> Step.SHADOW_WATCH;
            case INCONCLUSIVE -> Step.HOLD;
            case KEEP, GO_BACK -> Step.SHADOW_END;
        };
    }

    private Step nextForward() {
        if (!has(JournalEvent.STOPPED)) {
            return Step.STOP;
        }
        if (!has(JournalEvent.STARTED)) {
            return Step.START;
        }
        return switch (verdict()) {
            case WATCH_ON -> Step.WATCH;
            case INCONCLUSIVE -> Step.HOLD;
            case KEEP -> isCanary() && !has(JournalEvent.PROMOTED) ? Step.PROMOTE : Step.END;
            case GO_BACK -> Step.END;
        };
    }

    private boolean isCanary() {
        return plan.canary() != null;
    }

    /** Returns true if a canary may end without a restart. */
    private boolean isWithdrawable() {
        return isCanary()
                && has(JournalEvent.STARTED)
                && !has(JournalEvent.WITHDRAW_FAILED)
                && !has(JournalEvent.BACK_STOP_INTENDED);
    }

    private Step nextBack() {
        if (!has(JournalEvent.STOP_INTENDED)) {
            return Step.END;
        }
        // A stop that was asked for may have happened, so it is brought to its end first.
        if (!has(JournalEvent.STOPPED)) {
            return Step.STOP;
        }
        if (isWithdrawable()) {
            return has(JournalEvent.WITHDRAWN) ? Step.END : Step.WITHDRAW;
        }
        if (has(JournalEvent.START_INTENDED) && !has(JournalEvent.BACK_STOPPED)) {
            return Step.BACK_STOP;
        }
        return has(JournalEvent.BACK_STARTED) ? Step.END : Step.BACK_START;
    }

    /** Outcome of a rollout whose next step is its end. */
    public RolloutOutcome ending() {
        if (!has(JournalEvent.STOPPED)) {
            return RolloutOutcome.UNTOUCHED;
        }
        return isGoingBack() ? RolloutOutcome.WENT_BACK : RolloutOutcome.KEPT;
    }

    /** Snapshot that the bundle before goes on from; empty if the job was never stopped. */
    public String snapshotBack() {
        String back = fact(JournalEvent.BACK_STOPPED, Fact.SNAPSHOT);
        return back.isEmpty() ? fact(JournalEvent.STOPPED, Fact.SNAPSHOT) : back;
    }
}
