package io.tickflow.connector.fix;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** Counters and latencies of one execution sink. Written by the execution thread. */
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

    /** From a verdict's append to its acknowledgement. */
    final Histogram intentAckMicros;

    /** From a verdict's arrival to its order's bytes in the socket. */
    final Histogram sendMicros;

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
        intentAckMicros = group.histogram("intentAckMicros", window());
        sendMicros = group.histogram("sendMicros", window());
    }

    private static Histogram window() {
        return new DescriptiveStatisticsHistogram(HISTOGRAM_WINDOW);
    }
}
