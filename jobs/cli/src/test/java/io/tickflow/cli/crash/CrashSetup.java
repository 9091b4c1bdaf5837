package io.tickflow.cli.crash;

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
    ORDERS(true, false);

    private static final Set<CrashFault> NEED_POSITIONS =
            EnumSet.of(CrashFault.STATUS_IGNORED, CrashFault.STATUS_REFUSED);

    private final boolean remembers;
    private final boolean answersPositions;

    CrashSetup(boolean remembers, boolean answersPositions) {
        this.remembers = remembers;
        this.answersPositions = answersPositions;
    }

    /** Faults that such a broker can have. */
    List<CrashFault> faults() {
        return List.of(CrashFault.values()).stream()
                .filter(fault -> answersPositions || !NEED_POSITIONS.contains(fault))
                .toList();
    }

    /** Settings that describe the broker. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("tickflow.fix.remembers-completed-orders", Boolean.toString(remembers));
        settings.put("tickflow.fix.answers-positions", Boolean.toString(answersPositions));
        return settings;
    }
}
