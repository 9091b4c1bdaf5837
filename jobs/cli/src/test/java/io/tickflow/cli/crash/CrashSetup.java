package io.tickflow.cli.crash;

import io.tickflow.sandbox.stack.venue.VenueHabits;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kind of broker that a crash run trades with. */
enum CrashSetup {
    /** Answers questions about orders and positions, and remembers completed orders. */
    ORDERS_AND_POSITIONS(true, true),
    /** Answers questions about orders, and none about positions. */
    ORDERS(true, false),
    /** Answers questions about positions, and refuses each about an order. */
    POSITIONS(false, true);

    /** Faults that only positions tell of. */
    private static final Set<CrashFault> NEED_POSITIONS =
            EnumSet.of(CrashFault.STATUS_IGNORED, CrashFault.STATUS_REFUSED, CrashFault.LIQUIDATED);

    private final boolean answersStatus;
    private final boolean answersPositions;

    CrashSetup(boolean answersStatus, boolean answersPositions) {
        this.answersStatus = answersStatus;
        this.answersPositions = answersPositions;
    }

    /** Faults after which the outcome of each order can still be known without an operator. */
    List<CrashFault> faults() {
        return List.of(CrashFault.values()).stream()
                .filter(fault -> answersPositions || !NEED_POSITIONS.contains(fault))
                .toList();
    }

    /** Abilities of the broker. */
    VenueHabits habits() {
        return new VenueHabits(answersStatus);
    }

    /** Settings that describe the broker. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        // A broker that answers no question about orders proves nothing by not knowing one.
        settings.put("tickflow.fix.remembers-completed-orders", Boolean.toString(answersStatus));
        settings.put("tickflow.fix.answers-positions", Boolean.toString(answersPositions));
        return settings;
    }
}
