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
    ORDERS_AND_POSITIONS(true, true, false),
    /** Answers questions about orders, and none about positions. */
    ORDERS(true, false, false),
    /** Answers questions about positions, and refuses each about an order. */
    POSITIONS(false, true, false),
    /** Opens another position for each order that names none; answers as in {@link #ORDERS}. */
    HEDGED(true, false, true);

    /** Faults that only positions tell of. */
    private static final Set<CrashFault> NEED_POSITIONS =
            EnumSet.of(CrashFault.STATUS_IGNORED, CrashFault.STATUS_REFUSED, CrashFault.LIQUIDATED);

    private final boolean answersStatus;
    private final boolean answersPositions;
    private final boolean hedges;

    CrashSetup(boolean answersStatus, boolean answersPositions, boolean hedges) {
        this.answersStatus = answersStatus;
        this.answersPositions = answersPositions;
        this.hedges = hedges;
    }

    /** Faults after which the outcome of each order can still be known without an operator. */
    List<CrashFault> faults() {
        return List.of(CrashFault.values()).stream()
                .filter(fault -> answersPositions || !NEED_POSITIONS.contains(fault))
                .filter(fault -> !hedges || fault != CrashFault.BUST)
                .toList();
    }

    /** Abilities of the broker. */
    VenueHabits habits() {
        return new VenueHabits(answersStatus, hedges);
    }

    /** Settings that describe the broker. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        // A broker that answers no question about orders proves nothing by not knowing one.
        settings.put("tickflow.fix.remembers-completed-orders", Boolean.toString(answersStatus));
        settings.put("tickflow.fix.answers-positions", Boolean.toString(answersPositions));
        settings.put("tickflow.fix.obeys-expire-time", "true");
        if (hedges) {
            settings.put("tickflow.fix.positions", "HEDGING");
            settings.put(
                    "tickflow.fix.position-id-tag", Integer.toString(VenueHabits.POSITION_ID_TAG));
        }
        return settings;
    }
}
