package io.tickflow.cli.backfill;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tickflow.cli.demo.DemoReport;
import io.tickflow.flink.function.HistorySpans.Span;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Result of a backfill. The names of its components are the keys of the JSON report and stay as
 * they are; those that the demo's report has too mean the same.
 *
 * @param ticks read, accepted, and rejected by reason
 * @param malformed entries that could not be read, by what is wrong with them; {@code
 *     MALFORMED_LINE} of the rejected ticks is their sum
 * @param heldBack ticks of the newest millisecond of each symbol, left to the live job
 * @param decisions feature vectors
 * @param predictions predictions
 * @param abstained predictions without an answer from any member of the model
 * @param signals signals by verdict
 * @param vetoes vetoed signals by reason
 * @param history span of event times of each symbol's accepted ticks
 * @param clickhouse rows by table for these symbols and times; empty if nothing was stored
 * @param throughput ticks a second, from the first one read to the last row stored
 * @param digest SHA-256 of what must be the same in every run; null if nothing was stored
 * @param savepoint start of the live job; null if there is none
 * @param versions of the parts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BackfillReport(
        DemoReport.Ticks ticks,
        Map<String, Long> malformed,
        long heldBack,
        long decisions,
        long predictions,
        long abstained,
        Map<String, Long> signals,
        Map<String, Long> vetoes,
        Map<String, Reach> history,
        Map<String, Long> clickhouse,
        DemoReport.Throughput throughput,
        DemoReport.@Nullable Digest digest,
        @Nullable Savepoint savepoint,
        Map<String, String> versions) {

    /**
     * Span of event times of a symbol, ISO 8601 in UTC.
     *
     * @param first time of the first accepted tick
     * @param last time of the last accepted tick
     */
    record Reach(String first, String last) {
        static Reach of(Span span) {
            return new Reach(
                    Instant.ofEpochMilli(span.firstMillis()).toString(),
                    Instant.ofEpochMilli(span.lastMillis()).toString());
        }
    }

    /**
     * Start of the live job.
     *
     * @param path of the savepoint
     * @param feedStart instant from which it reads the feed, ISO 8601 in UTC
     * @param overlap whether the feed was seen to reach back to the end of the history: {@code
     *     checked} or {@code unchecked}
     */
    record Savepoint(String path, String feedStart, String overlap) {}

    /** Formats indented JSON. */
    String json() {
        try {
            return new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and texts can always be written", e);
        }
    }
}
