package io.tickflow.connector.fix;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** What an execution sink is watched by: docs/metrics.md. Written by the execution thread. */
final class ExecutionMetrics {

    private static final int HISTOGRAM_WINDOW = 2_000;

    final Counter sent;
    final Counter expired;

    /** Verdicts that came again with a ClOrdID(11) that was already intended. */
    final Counter repeated;

    /** Refusals of decisions that had their verdict. */
    final Counter repeatedVerdicts;

    final Counter reports;

    /** Reports of the venue that said nothing new. */
    final Counter reportsDropped;

    /** Reports of the venue on orders that nobody here intended. */
    final Counter reportsOfOthers;

    final Counter lateFills;
    final Counter statusRequests;

    /** From a verdict's arrival to the acknowledgement of its record. */
    final Histogram verdictToIntentMicros;

    /** From a verdict's arrival to its order's bytes in the socket. */
    final Histogram verdictToFixWriteMicros;

    /** From those to the first word of the venue. */
    final Histogram fixWriteToReportMillis;

    private volatile int session;
    private volatile long sessionSinceMillis;

    ExecutionMetrics(MetricGroup group) {
        sent = group.counter("ordersSent");
        expired = group.counter("ordersExpired");
        repeated = group.counter("ordersRepeated");
        repeatedVerdicts = group.counter("verdictsRepeated");
        reports = group.counter("reports");
        reportsDropped = group.counter("reportsDropped");
        reportsOfOthers = group.counter("reportsOfOthers");
        lateFills = group.counter("lateFills");
        statusRequests = group.counter("statusRequests");
        verdictToIntentMicros = group.histogram("verdictToIntentMicros", window());
        verdictToFixWriteMicros = group.histogram("verdictToFixWriteMicros", window());
        fixWriteToReportMillis = group.histogram("fixWriteToReportMillis", window());
        group.gauge("fixSession", (Gauge<Integer>) () -> session);
        group.gauge("fixSessionSinceEpochMillis", (Gauge<Long>) () -> sessionSinceMillis);
    }

    /** The session is in another state, a number of docs/metrics.md. */
    void session(int state, long sinceMillis) {
        session = state;
        sessionSinceMillis = sinceMillis;
    }

    private static Histogram window() {
        return new DescriptiveStatisticsHistogram(HISTOGRAM_WINDOW);
    }
}
