package io.tickflow.flink.function;

import io.tickflow.core.scoring.Ensemble;
import io.tickflow.core.scoring.MemberBreaker;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.BreakerState;
import io.tickflow.model.contract.MemberScorer;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Deadline and circuit breaker around one member. Whatever the member does, a batch ends with its
 * answers or with a reason. Scoring thread only.
 */
final class MemberGuard {

    /** Rows of the call that tries a member again. */
    private static final int PROBE_ROWS = 4;

    private final String name;
    private final long deadlineNanos;
    private final @Nullable MemberBreaker breaker;
    private final CallWatch watch;
    private final AbsenceReport report;
    private final BreakerLog log;
    private final InstantSource clock;

    private @Nullable RuntimeException failure;

    /**
     * Creates a guard.
     *
     * @param name {@code ROLE.NAME} of the member
     * @param deadlineMillis longest call; 0 for any
     * @param breaker circuit breaker; null for none
     */
    MemberGuard(
            String name,
            long deadlineMillis,
            @Nullable MemberBreaker breaker,
            CallWatch watch,
            AbsenceReport report,
            BreakerLog log,
            InstantSource clock) {
        this.name = name;
        this.deadlineNanos =
                deadlineMillis == 0
                        ? CallWatch.NO_DEADLINE
                        : TimeUnit.MILLISECONDS.toNanos(deadlineMillis);
        this.breaker = breaker;
        this.watch = watch;
        this.report = report;
        this.log = log;
        this.clock = clock;
    }

    /** State of the breaker: 0 closed, 1 half-open, 2 open. Any thread. */
    int breakerState() {
        if (breaker == null) {
            return 0;
        }
        return switch (breaker.state()) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }

    /** Asks the member, see {@link io.tickflow.core.scoring.MemberCalls#ask}. */
    Absence ask(MemberScorer member, float[] rows, int count, float[] probabilities) {
        failure = null;
        Absence absence =
                breaker == null
                        ? call(member, rows, count, probabilities)
                        : callThrough(breaker, member, rows, count, probabilities);
        if (absence == Absence.NONE) {
            int missing = missing(count, probabilities);
            report.add(Absence.NONE, count - missing, null);
            report.add(Absence.NO_PROBABILITY, missing, null);
        } else {
            report.add(absence, count, failure);
        }
        return absence;
    }

    /** Counts rows that the member is not asked about; they say nothing about its health. */
    void leaveOut(Absence reason, int count) {
        report.add(reason, count, null);
    }

    private Absence callThrough(
            MemberBreaker guard,
            MemberScorer member,
            float[] rows,
            int count,
            float[] probabilities) {
        BreakerState before = guard.state();
        guard.tryAgain(clock.millis());
        log.note(name, before, guard, Absence.NONE);
        return switch (guard.state()) {
            case OPEN -> Absence.BREAKER_OPEN;
            case CLOSED -> judged(guard, call(member, rows, count, probabilities));
            case HALF_OPEN -> {
                int few = Math.min(count, PROBE_ROWS);
                Absence probe = judged(guard, call(member, rows, few, probabilities));
                yield probe != Absence.NONE || few == count
                        ? probe
                        : judged(guard, call(member, rows, count, probabilities));
            }
        };
    }

    private Absence judged(MemberBreaker guard, Absence absence) {
        BreakerState before = guard.state();
        if (absence == Absence.NONE) {
            guard.onSuccess();
        } else {
            guard.onFailure(clock.millis());
        }
        log.note(name, before, guard, absence);
        return absence;
    }

    private Absence call(MemberScorer member, float[] rows, int count, float[] probabilities) {
        boolean late;
        watch.begin(member, deadlineNanos);
        try {
            member.score(rows, count, probabilities);
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            late = watch.end();
        }
        if (late) {
            return Absence.LATE;
        }
        if (failure != null) {
            return Absence.FAILED;
        }
        return missing(count, probabilities) == count ? Absence.NO_PROBABILITY : Absence.NONE;
    }

    private static int missing(int count, float[] probabilities) {
        int missing = 0;
        for (int i = 0; i < count; i++) {
            missing += Ensemble.isProbability(probabilities[i]) ? 0 : 1;
        }
        return missing;
    }
}
