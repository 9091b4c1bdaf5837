package io.tickflow.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tickflow.cli.console.OutputDraft;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Result of a run of the demo. The names of its components are the keys of the JSON report and stay
 * as they are.
 *
 * @param ticks read, accepted, and rejected by reason
 * @param decisions published feature vectors
 * @param predictions published predictions
 * @param abstained predictions without an answer from any member of the model
 * @param signals signals by state
 * @param vetoes vetoed signals by reason
 * @param denials denied and expired signals by reason, with the totals of {@code signals} in these
 *     two states
 * @param orders orders sent and filled
 * @param venue counts of the venue's own journal
 * @param clickhouse rows by table
 * @param latencyMillis percentiles by section of the path
 * @param throughput ticks a second, from the first published tick to the last row in ClickHouse
 * @param cpuMicrosPerTick CPU time of each process until the pipeline was at rest, divided by the
 *     ticks; the process of the jobs also replays and counts
 * @param digest SHA-256 of the reproducible part of a run
 * @param versions versions of the parts
 */
public record DemoReport(
        Ticks ticks,
        long decisions,
        long predictions,
        long abstained,
        Map<String, Long> signals,
        Map<String, Long> vetoes,
        Map<String, Long> denials,
        Orders orders,
        Venue venue,
        Map<String, Long> clickhouse,
        Map<String, Percentiles> latencyMillis,
        Throughput throughput,
        Map<String, Double> cpuMicrosPerTick,
        Digest digest,
        Map<String, String> versions) {

    /**
     * Ticks of the replay.
     *
     * @param read rows read from the files
     * @param accepted ticks with a feature vector, counted by distinct Kafka offset in ClickHouse
     * @param rejected other ticks by reason
     */
    public record Ticks(long read, long accepted, Map<String, Long> rejected) {

        /** Number of ticks without a vector. */
        public long rejectedTotal() {
            return rejected.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Orders by distinct ClOrdID(11), entries and exits.
     *
     * @param sent orders handed to the FIX session
     * @param filled orders reported as filled
     */
    public record Orders(long sent, long filled) {}

    /**
     * Counts of the venue's journal.
     *
     * @param orders received NewOrderSingle(35=D)
     * @param distinctClOrdIds distinct ClOrdID(11) among them
     */
    public record Venue(long orders, long distinctClOrdIds) {}

    /**
     * Speed of the run.
     *
     * @param ticksPerSecond ticks read, divided by the time until ClickHouse had all events
     * @param seconds this time
     */
    public record Throughput(double ticksPerSecond, double seconds) {}

    /**
     * Fingerprints.
     *
     * @param features SHA-256 of the sorted lines {@code decisionId featureHash}
     * @param signals SHA-256 of the sorted lines {@code decisionId side verdict}
     */
    public record Digest(String features, String signals) {}

    /** Writes indented JSON to {@code file}. */
    public void write(Path file) throws IOException {
        var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        OutputDraft.write(file, mapper.writeValueAsBytes(this));
    }
}
