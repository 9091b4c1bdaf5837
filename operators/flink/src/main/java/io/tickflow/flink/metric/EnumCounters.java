package io.tickflow.flink.metric;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * One Flink counter a constant of an enum, named {@code <prefix><CONSTANT>}. One writer thread.
 *
 * @param <E> what is told apart
 */
public final class EnumCounters<E extends Enum<E>> {

    private final Counter[] counters;

    /**
     * Registers a counter for each of {@code constants}, which must be all constants of the enum in
     * order.
     */
    public EnumCounters(MetricGroup group, String prefix, E[] constants) {
        counters = new Counter[constants.length];
        for (E constant : constants) {
            counters[constant.ordinal()] = group.counter(prefix + constant.name());
        }
    }

    /** Counts one more of {@code constant}. */
    public void inc(E constant) {
        counters[constant.ordinal()].inc();
    }
}
