package io.tickflow.connector.execution;

import io.tickflow.connector.lease.Lease;
import io.tickflow.connector.tls.TlsFault;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** Metrics of an execution sink, by docs/metrics.md. Written by the execution thread. */
final class ExecutionMetrics {

    private static final int HISTOGRAM_WINDOW = 2_000;
    private static final int LOGON_REFUSED = -7;
    private static final int OUTSIDE_TIMES = -8;

    final Counter sent;
    final Counter expired;

    /** Repeated verdicts with a known ClOrdID(11). */
    final Counter repeated;

    /** Verdicts refused because their decision already has one. */
    final Counter repeatedVerdicts;

    final Counter reports;

    /** Reports of the venue without new information. */
    final Counter reportsDropped;

    /** Reports of the venue on orders of others. */
    final Counter reportsOfOthers;

    final Counter lateFills;

    /** Trades that the venue cancelled or corrected. */
    final Counter busts;

    /** Requests for positions that the venue refused. */
    final Counter positionsRefused;

    final Counter logonsRefused;

    /** Messages of the session that the audit topic lacks. */
    final Counter venueMessagesDropped;

    final Counter statusRequests;

    /** Verdicts in the log that were recorded without a lease. */
    final Counter verdictsVoid;

    /** Orders delayed at their turn by a missing lease. */
    final Counter ordersWithoutLease;

    /** 1 once a newer owner of the account was seen. */
    final Counter fenced;

    private final MetricGroup group;

    /** From a verdict's arrival to the acknowledgement of its record. */
    final Histogram verdictToIntentMicros;

    /** From a verdict's arrival to its order's bytes in the socket. */
    final Histogram verdictToFixWriteMicros;

    /** From these bytes to the first report of the venue. */
    final Histogram fixWriteToReportMillis;

    private volatile int blockedSymbols;
    private volatile int session;
    private volatile String refusal = "";
    private volatile long sessionSinceMillis;

    ExecutionMetrics(MetricGroup group) {
        this.group = group;
        sent = group.counter("ordersSent");
        expired = group.counter("ordersExpired");
        repeated = group.counter("ordersRepeated");
        repeatedVerdicts = group.counter("verdictsRepeated");
        reports = group.counter("reports");
        reportsDropped = group.counter("reportsDropped");
        reportsOfOthers = group.counter("reportsOfOthers");
        lateFills = group.counter("lateFills");
        busts = group.counter("busts");
        positionsRefused = group.counter("positionsRefused");
        group.gauge("blockedSymbols", (Gauge<Integer>) () -> blockedSymbols);
        statusRequests = group.counter("statusRequests");
        verdictsVoid = group.counter("verdictsVoid");
        ordersWithoutLease = group.counter("ordersWithoutLease");
        fenced = group.counter("fenced");
        verdictToIntentMicros = group.histogram("verdictToIntentMicros", window());
        verdictToFixWriteMicros = group.histogram("verdictToFixWriteMicros", window());
        fixWriteToReportMillis = group.histogram("fixWriteToReportMillis", window());
        logonsRefused = group.counter("logonsRefused");
        venueMessagesDropped = group.counter("venueMessagesDropped");
        group.gauge("fixSession", (Gauge<Integer>) () -> session);
        group.gauge("fixSessionRefusal", (Gauge<String>) () -> refusal);
        group.gauge("fixSessionSinceEpochMillis", (Gauge<Long>) () -> sessionSinceMillis);
        // Flink serves values that it read earlier; this one shows when.
        group.gauge("fixSessionReadEpochMillis", (Gauge<Long>) System::currentTimeMillis);
    }

    /** Records the number of symbols on which no order may leave. */
    void blocked(int symbols) {
        blockedSymbols = symbols;
    }

    /** Registers the gauges of the lease. */
    void lease(Lease lease) {
        group.gauge("epoch", (Gauge<Long>) lease::epoch);
        group.gauge("leaseRemainingMillis", (Gauge<Long>) lease::remainingMillis);
    }

    /** Records a refused handshake, the reason for which the session stays down. */
    void tlsFault(TlsFault fault) {
        if (session <= 0) {
            session = fault.number();
        }
    }

    /** Records a refused logon, the reason for which the session stays down. */
    void logonRefused(String reason) {
        logonsRefused.inc();
        refusal = reason;
        if (session <= 0) {
            session = LOGON_REFUSED;
        }
    }

    /** Records if the session is down because it is outside its session times. */
    void sessionTimes(String closed) {
        if (session <= 0 && !closed.isEmpty()) {
            session = OUTSIDE_TIMES;
            refusal = closed;
        } else if (session == OUTSIDE_TIMES && closed.isEmpty()) {
            session = 0;
            refusal = "";
        }
    }

    /** Records a new state of the session, numbered as in docs/metrics.md. */
    void session(int state, long sinceMillis) {
        session = state;
        refusal = "";
        sessionSinceMillis = sinceMillis;
    }

    private static Histogram window() {
        return new DescriptiveStatisticsHistogram(HISTOGRAM_WINDOW);
    }
}
