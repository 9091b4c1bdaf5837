package io.tickflow.cli.backfill;

import io.tickflow.cli.local.LocalMetrics;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of a backfill's operators.
 *
 * @param ticks that the source read
 * @param malformed entries that it could not read, by reason
 * @param accepted ticks that the feature stage used
 * @param rejected ticks and records that became dead letters, by code
 * @param heldBack ticks that are left to the live job
 * @param decisions feature vectors
 * @param predictions judged predictions
 * @param abstained abstentions among the predictions
 * @param candidates candidate signals
 * @param vetoes vetoed signals by reason
 * @param stored rows acknowledged by ClickHouse, by table
 */
record BackfillCounts(
        long ticks,
        Map<String, Long> malformed,
        long accepted,
        Map<String, Long> rejected,
        long heldBack,
        long decisions,
        long predictions,
        long abstained,
        long candidates,
        Map<String, Long> vetoes,
        Map<String, Long> stored) {

    static final String SOURCE = "Source: history";

    private static final String DECODE = "decode";
    private static final String FEATURES = "features";
    private static final String SIGNALS = "signals";
    private static final String NO_VETO = "NONE";
    private static final String FEATURES_SINK = "features-out: Writer";
    private static final Map<String, String> SINK_OF_TABLE =
            Map.of(
                    "features", FEATURES_SINK,
                    "predictions", "predictions-out: Writer",
                    "signals", "signals-out: Writer",
                    "dead_letters", "deadletters-out: Writer");

    /** Counts so far. */
    static BackfillCounts of(LocalMetrics metrics) {
        Map<String, Long> undecodable = metrics.sums(DECODE, "ticksUndecodable_");
        Map<String, Long> rejected = new TreeMap<>(metrics.sums(FEATURES, "ticksRejected_"));
        undecodable.forEach((code, count) -> rejected.merge(code, count, Long::sum));
        Map<String, Long> predictions = metrics.sums(SIGNALS, "predictions_");
        Map<String, Long> vetoes = new TreeMap<>(metrics.sums(SIGNALS, "signals_"));
        Long candidates = vetoes.remove(NO_VETO);
        Map<String, Long> stored = new TreeMap<>();
        SINK_OF_TABLE.forEach(
                (table, sink) -> stored.put(table, metrics.sum(sink, "numRecordsSend")));
        return new BackfillCounts(
                metrics.sum(SOURCE, "ticksRead")
                        + metrics.sum(DECODE, "ticksDecoded")
                        + total(undecodable),
                metrics.sums(SOURCE, "linesMalformed_"),
                metrics.sum(FEATURES, "ticksAccepted"),
                rejected,
                metrics.sum("hand-over", "ticksHeldBack") + metrics.sum("rekey", "ticksWaiting"),
                metrics.sum(FEATURES_SINK, "numRecordsIn"),
                total(predictions),
                predictions.getOrDefault("ABSTAINED", 0L),
                candidates == null ? 0 : candidates,
                vetoes,
                stored);
    }

    long rejectedTotal() {
        return total(rejected);
    }

    long malformedTotal() {
        return total(malformed);
    }

    long signals() {
        return candidates + total(vetoes);
    }

    /** True if the last stage has all that was read. */
    boolean drained() {
        return accepted + rejectedTotal() + heldBack == ticks && predictions == decisions;
    }

    static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
