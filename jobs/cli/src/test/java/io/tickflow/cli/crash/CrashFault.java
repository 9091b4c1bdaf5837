package io.tickflow.cli.crash;

import io.tickflow.sandbox.stack.venue.VenueFault;
import io.tickflow.sandbox.stack.venue.VenueFaults;
import java.util.List;

/** Fault of a crash run. */
enum CrashFault {
    /** kill -9 of the desk, restored from a checkpoint that its log has outrun. */
    KILL(VenueFault.NONE, 0),
    /** kill -9 of the desk, started again on an empty disk. */
    DISK_LOST(VenueFault.NONE, 0),
    /** SIGSTOP of the desk, and SIGCONT. */
    FREEZE(VenueFault.NONE, 0),
    /** Connections to Kafka are reset and refused. */
    KAFKA_CUT(VenueFault.NONE, 0),
    /** Connections to the venue are reset and refused. */
    VENUE_CUT(VenueFault.NONE, 0),
    /** kill -9 of the venue. */
    VENUE_KILLED(VenueFault.NONE, 0),
    NO_REPORT(VenueFault.NO_REPORT, 0),
    LOSES_ORDERS(VenueFault.DISCONNECT_BEFORE_FILL, 0),
    FILLS_AND_DISCONNECTS(VenueFault.DISCONNECT_AFTER_FILL, 0),
    LATE_REPORT(VenueFault.LATE_REPORT, 700),
    REPORTS_TWICE(VenueFault.ANSWERS_TWICE, 0),
    HALF_FILLED(VenueFault.PARTIAL_THEN_CANCEL, 0),
    HALF_THEN_REST(VenueFault.PARTIAL_THEN_FILL, 700),
    FILL_REPORT_LOST(VenueFault.DROP_FILL_REPORT, 0),
    REJECTS(VenueFault.REJECT, 0),
    MARKET_CLOSED(VenueFault.MARKET_CLOSED, 0),
    NOT_READING(VenueFault.NOT_READING, 0),
    FOREIGN_ORDER(VenueFault.FOREIGN_ORDER, 0),
    BUST(VenueFault.BUST, 200),
    LIQUIDATED(VenueFault.LIQUIDATE, 200),
    STATUS_IGNORED(VenueFault.IGNORES_STATUS, 0),
    STATUS_REFUSED(VenueFault.REFUSES_STATUS, 0);

    /** One of each kind that a build can afford. */
    static final List<CrashFault> SHORT =
            List.of(
                    KILL,
                    DISK_LOST,
                    FREEZE,
                    KAFKA_CUT,
                    VENUE_CUT,
                    VENUE_KILLED,
                    NO_REPORT,
                    LOSES_ORDERS);

    private final VenueFault fault;
    private final long delayMillis;

    CrashFault(VenueFault fault, long delayMillis) {
        this.fault = fault;
        this.delayMillis = delayMillis;
    }

    /** Behaviour of the venue. */
    VenueFaults ofVenue() {
        return new VenueFaults(fault, delayMillis);
    }
}
