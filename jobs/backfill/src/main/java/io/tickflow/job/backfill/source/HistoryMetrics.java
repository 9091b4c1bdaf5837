package io.tickflow.job.backfill.source;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of the history source, as docs/metrics.md lists them. All count from the start of the
 * task. The task thread writes; any thread reads the gauges.
 */
final class HistoryMetrics {

    /** Share of measured positions, as reading the position of a file is a system call. */
    private static final int LOOK_ONE_IN = 256;

    private final MetricGroup group;
    private final TickArchive archive;
    private final Counter ticksRead;
    private final Map<String, Counter> malformed = new HashMap<>();
    private final Map<String, Long> malformedOfCursor = new HashMap<>();
    private final long sizeAll;

    private long sizeFinished;
    private long sizeReading;
    private long malformedSeen;
    private @Nullable TickCursor cursor;
    private int untilLook;
    private volatile double fractionRead;
    private volatile boolean done;

    HistoryMetrics(MetricGroup group, TickArchive archive) {
        this.group = group;
        this.archive = archive;
        ticksRead = group.counter("ticksRead");
        sizeAll = archive.symbols().stream().mapToLong(archive::size).sum();
        group.gauge("historyFractionRead", (Gauge<Double>) () -> fractionRead);
        group.gauge("historyDone", (Gauge<Integer>) () -> done ? 1 : 0);
    }

    void begin(String symbol, TickCursor opened) {
        cursor = opened;
        sizeReading = archive.size(symbol);
        malformedSeen = 0;
        malformedOfCursor.clear();
    }

    void read() {
        ticksRead.inc();
        if (cursor != null && --untilLook < 0) {
            untilLook = LOOK_ONE_IN;
            fractionRead = (sizeFinished + sizeReading * cursor.fractionRead()) / sizeAll;
        }
    }

    /** Counts unreadable entries of {@code opened} since the last call. */
    void malformed(TickCursor opened) {
        if (opened.malformedCount() > malformedSeen) {
            malformedSeen = opened.malformedCount();
            opened.malformedByReason().forEach(this::countMalformed);
        }
    }

    void finished(String symbol) {
        sizeFinished += archive.size(symbol);
        cursor = null;
    }

    void done() {
        done = true;
        fractionRead = 1;
    }

    private void countMalformed(String reason, long ofCursor) {
        Long before = malformedOfCursor.put(reason, ofCursor);
        malformed
                .computeIfAbsent(reason, known -> group.counter("linesMalformed_" + nameOf(known)))
                .inc(ofCursor - (before == null ? 0 : before));
    }

    /** {@code bid is no number} becomes {@code BID_IS_NO_NUMBER}. */
    private static String nameOf(String reason) {
        return reason.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }
}
