package io.tickflow.cli.crash;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * State of the whole run after a fault was healed and everything has ended.
 *
 * @param seed of schedule and feed
 * @param number of the fault in the schedule
 * @param settledMillis from the end of the feed to the end of the last order
 * @param signals candidates of the run so far
 * @param orders orders that reached the venue so far
 * @param doubledEntries orders or entries that reached the venue twice
 * @param signalsWithoutOneEnd signals without exactly one verdict, and orders without exactly one
 *     terminal state
 * @param unknownFills orders whose reported and filled quantities differ, or that nobody intended,
 *     and symbols on which the venue holds something that the book does not
 * @param lateOrders orders that reached the venue after their expiry
 * @param reversedPositions orders that turned a position around
 * @param details sentences on all of these, and other contradictions of the log
 */
record CrashResult(
        CrashSetup setup,
        long seed,
        int number,
        CrashFault fault,
        long lastsMillis,
        long settledMillis,
        int signals,
        long orders,
        long doubledEntries,
        long signalsWithoutOneEnd,
        long unknownFills,
        long lateOrders,
        long reversedPositions,
        List<String> details) {

    /** True if nothing contradicts the laws. */
    @JsonIgnore
    boolean isClean() {
        return details.isEmpty();
    }
}
