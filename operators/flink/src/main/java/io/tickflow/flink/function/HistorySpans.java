package io.tickflow.flink.function;

import java.io.Serializable;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.flink.api.common.accumulators.Accumulator;

/**
 * Span of event times of the accepted ticks of each symbol, as an accumulator of the job. One
 * writer thread; readable by other threads at any time. Collects from the start of the task, so it
 * is complete for a job without restarts.
 */
@SuppressWarnings("NonApiType") // What an accumulator gives must be serializable by its type.
public final class HistorySpans
        implements Accumulator<HistorySpans.Reached, TreeMap<String, HistorySpans.Span>> {

    /** Name of the accumulator. */
    public static final String NAME = "history-spans";

    private final ConcurrentMap<String, Span> spans = new ConcurrentHashMap<>();

    /**
     * Accepted tick.
     *
     * @param symbol symbol of the tick
     * @param eventTimeMillis UTC, epoch milliseconds
     */
    public record Reached(String symbol, long eventTimeMillis) {}

    /**
     * Span of a symbol, UTC epoch milliseconds.
     *
     * @param firstMillis event time of the first accepted tick
     * @param lastMillis event time of the last accepted tick
     */
    public record Span(long firstMillis, long lastMillis) implements Serializable {}

    @Override
    public void add(Reached tick) {
        long millis = tick.eventTimeMillis();
        Span known = spans.get(tick.symbol());
        if (known == null || known.lastMillis() != millis) {
            spans.put(
                    tick.symbol(), new Span(known == null ? millis : known.firstMillis(), millis));
        }
    }

    @Override
    public TreeMap<String, Span> getLocalValue() {
        return new TreeMap<>(spans);
    }

    @Override
    public void resetLocal() {
        spans.clear();
    }

    /** Merges the spans of another subtask, which has other symbols. */
    @Override
    public void merge(Accumulator<Reached, TreeMap<String, Span>> other) {
        spans.putAll(other.getLocalValue());
    }

    @Override
    public HistorySpans clone() {
        var copy = new HistorySpans();
        copy.spans.putAll(spans);
        return copy;
    }
}
