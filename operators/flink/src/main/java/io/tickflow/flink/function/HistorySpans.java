package io.tickflow.flink.function;

import java.io.Serializable;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.flink.api.common.accumulators.Accumulator;

/**
 * The event times that the accepted ticks of each symbol reach from and to, as an accumulator of
 * the job. One writer thread; read by others at any time. Counts from the start of the task, so it
 * is complete for a job that was never restarted.
 */
@SuppressWarnings("NonApiType") // What an accumulator gives must be serializable by its type.
public final class HistorySpans
        implements Accumulator<HistorySpans.Reached, TreeMap<String, HistorySpans.Span>> {

    /** Name of the accumulator. */
    public static final String NAME = "history-spans";

    private final ConcurrentMap<String, Span> spans = new ConcurrentHashMap<>();

    /**
     * A tick that was accepted.
     *
     * @param symbol of the tick
     * @param eventTimeMillis UTC, epoch milliseconds
     */
    public record Reached(String symbol, long eventTimeMillis) {}

    /**
     * Event times of a symbol, UTC epoch milliseconds.
     *
     * @param firstMillis of the first accepted tick
     * @param lastMillis of the last accepted tick
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

    /** Takes in what another subtask has, which has other symbols. */
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
