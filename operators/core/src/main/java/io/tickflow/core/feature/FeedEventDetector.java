package io.tickflow.core.feature;

import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.market.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * Detects gaps, partition conflicts and new hours at a tick, from the state of its symbol before
 * and after it. Changes nothing, and allocates nothing unless it finds one. One instance a thread.
 */
final class FeedEventDetector {

    private static final long HOUR_MILLIS = 3_600_000;

    private long lastMillis;
    private long gaps;
    private boolean onTwoPartitions;
    private int homePartition;

    /** Looks at {@code state} before a tick. */
    void before(SymbolState state) {
        lastMillis = state.session().lastMillis();
        gaps = state.gaps().count();
        onTwoPartitions = state.gate().wasOnTwoPartitionsLately();
        homePartition = state.gate().homePartition();
    }

    /** Adds the events that {@code tick} caused to its step. */
    FeatureStep after(SymbolState state, Tick tick, FeatureStep step) {
        boolean startsHour =
                step.accepted()
                        && lastMillis > 0
                        && hour(lastMillis) != hour(tick.eventTimeMillis());
        boolean endsGap = state.gaps().count() != gaps;
        boolean startsConflict = !onTwoPartitions && state.gate().wasOnTwoPartitionsLately();
        if (!startsHour && !endsGap && !startsConflict) {
            return step;
        }
        var events = new ArrayList<FeedEvent>();
        if (endsGap) {
            events.add(FeedEvent.gap(tick, state.gaps().recentMillis(0)));
        }
        if (startsConflict) {
            events.add(FeedEvent.onTwoPartitions(tick, homePartition));
        }
        return step.withEvents(startsHour, List.copyOf(events));
    }

    /** Event time at which the hour of {@code millis} ends. */
    static long endOfHourMillis(long millis) {
        return (hour(millis) + 1) * HOUR_MILLIS;
    }

    private static long hour(long millis) {
        return StrictMath.floorDiv(millis, HOUR_MILLIS);
    }
}
