package io.tickflow.core.feature;

import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.market.Tick;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what a tick tells beside its vector, from the state of its symbol before and after it. Only
 * looks, and allocates nothing unless there is something to tell. One instance a thread.
 */
final class TickWatch {

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

    /** Adds to {@code step}, which {@code tick} led to, what there is to tell. */
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
        var noticed = new ArrayList<FeedEvent>();
        if (endsGap) {
            noticed.add(FeedEvent.gap(tick, state.gaps().recentMillis(0)));
        }
        if (startsConflict) {
            noticed.add(FeedEvent.onTwoPartitions(tick, homePartition));
        }
        return step.telling(startsHour, List.copyOf(noticed));
    }

    /** Event time at which the hour of {@code millis} ends. */
    static long endOfHourMillis(long millis) {
        return (hour(millis) + 1) * HOUR_MILLIS;
    }

    private static long hour(long millis) {
        return StrictMath.floorDiv(millis, HOUR_MILLIS);
    }
}
