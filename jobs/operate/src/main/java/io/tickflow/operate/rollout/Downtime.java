package io.tickflow.operate.rollout;

import io.tickflow.operate.rollout.journal.Fact;
import io.tickflow.operate.rollout.journal.JournalEntry;
import io.tickflow.operate.rollout.journal.JournalEvent;
import io.tickflow.operate.rollout.journal.RolloutState;
import java.util.ArrayList;
import java.util.List;

/**
 * Time without decisions of one change of bundles, and its parts.
 *
 * @param gapMillis from the last decision of one bundle to the first of the other, by Kafka's
 *     clock; {@link #UNKNOWN} if one of them was not seen
 * @param parts from the request to stop to the first decision, in order
 */
public record Downtime(long gapMillis, List<Part> parts) {

    /** A gap without an end. */
    public static final long UNKNOWN = -1;

    /**
     * Part of a change.
     *
     * @param name such as restore
     * @param millis time that it took
     */
    public record Part(String name, long millis) {}

    /** Copies the parts. */
    public Downtime {
        parts = List.copyOf(parts);
    }

    /** Change from the bundle before to the one that is rolled out. */
    static Downtime forward(RolloutState state, DecisionGap gap) {
        return of(
                new Times(
                        state,
                        JournalEvent.STOP_INTENDED,
                        JournalEvent.STOPPED,
                        JournalEvent.START_INTENDED,
                        JournalEvent.SUBMITTED,
                        JournalEvent.STARTED),
                gap);
    }

    /** Change to the bundle before again. */
    static Downtime back(RolloutState state, DecisionGap gap) {
        return of(
                new Times(
                        state,
                        JournalEvent.BACK_STOP_INTENDED,
                        JournalEvent.BACK_STOPPED,
                        JournalEvent.BACK_START_INTENDED,
                        JournalEvent.BACK_SUBMITTED,
                        JournalEvent.BACK_STARTED),
                gap);
    }

    private record Times(
            RolloutState state,
            JournalEvent stop,
            JournalEvent stopped,
            JournalEvent start,
            JournalEvent submitted,
            JournalEvent started) {

        long at(JournalEvent event) {
            return state.newest(event).map(JournalEntry::atMillis).orElse(0L);
        }
    }

    private static Downtime of(Times times, DecisionGap gap) {
        List<Part> parts = new ArrayList<>();
        long stopMillis = times.at(times.stop());
        long stoppedMillis = times.at(times.stopped());
        String complete = times.state().fact(times.stopped(), Fact.COMPLETE_MILLIS);
        long completeMillis = complete.isEmpty() ? 0 : Long.parseLong(complete);
        if (completeMillis >= stopMillis) {
            parts.add(new Part("savepoint", completeMillis - stopMillis));
            parts.add(new Part("end of the job", stoppedMillis - completeMillis));
        } else {
            parts.add(new Part("end of the job", stoppedMillis - stopMillis));
        }
        parts.add(new Part("submission", times.at(times.submitted()) - stoppedMillis));
        parts.add(new Part("restore", times.at(times.started()) - times.at(times.submitted())));
        if (gap.firstMillis() > 0) {
            long waited = gap.firstMillis() - times.at(times.started());
            parts.add(new Part("first decision", Math.max(0, waited)));
        }
        boolean known = gap.lastMillis() > 0 && gap.firstMillis() > 0;
        return new Downtime(
                known ? Math.max(0, gap.firstMillis() - gap.lastMillis()) : UNKNOWN, parts);
    }
}
