package io.tickflow.flink.metric;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Flink counters, one for each constant of an enum, named {@code <prefix><CONSTANT>}. One writer
 * thread.
 *
 * @param <E> the enum
 */
public final class EnumCounters<E extends Enum<E>> {

    private final Map<E, Counter> counters;

    /** Registers a counter for each constant of {@code type}. */
    public EnumCounters(MetricGroup group, String prefix, Class<E> type) {
        counters = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            counters.put(constant, group.counter(prefix + constant.name()));
        }
    }

    /** Adds {@code count} to the counter of {@code constant}. */
    public void inc(E constant, long count) {
        Objects.requireNonNull(counters.get(constant)).inc(count);
    }

    /** Increments the counter of {@code constant}. */
    public void inc(E constant) {
        Objects.requireNonNull(counters.get(constant)).inc();
    }
}
