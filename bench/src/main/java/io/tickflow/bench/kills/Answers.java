package io.tickflow.bench.kills;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Answers of the gateway to one question during one phase. Thread-safe. */
final class Answers {

    private static final int DIGITS = 3;

    private final Map<String, Integer> statuses = new TreeMap<>();
    private final Map<String, Integer> layers = new TreeMap<>();
    private final Histogram micros = new Histogram(DIGITS);
    private final Histogram ageMillis = new Histogram(DIGITS);
    private int degraded;

    /**
     * Notes an answer.
     *
     * @param status status of HTTP, or a word for no answer
     * @param layer layer that it came from; empty if it tells none
     * @param ageOfIt age of the newest fact in it, milliseconds; -1 if it tells none
     */
    synchronized void add(
            String status, String layer, boolean isDegraded, long ageOfIt, long nanos) {
        statuses.merge(status, 1, Integer::sum);
        if (!layer.isEmpty()) {
            layers.merge(layer, 1, Integer::sum);
        }
        if (isDegraded) {
            degraded++;
        }
        if (ageOfIt >= 0) {
            ageMillis.recordValue(ageOfIt);
        }
        micros.recordValue(nanos / 1_000);
    }

    /** One line: statuses, layers, older answers, ages told, time to answer. */
    @Override
    public synchronized String toString() {
        return String.format(
                Locale.ROOT,
                "%-28s %-18s degraded %3d  age p50 %6.1f s max %6.1f s  p50 %7.1f ms p99 %7.1f ms max %7.1f ms",
                statuses,
                layers,
                degraded,
                ageMillis.getValueAtPercentile(50) / 1e3,
                ageMillis.getMaxValue() / 1e3,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3);
    }
}
