package io.tickflow.core.rekey;

import io.tickflow.core.market.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ticks of one symbol from any partition that wait for earlier ones. A tick is due once the
 * timestamps of its topic are a bound past its own. It leaves behind all ticks before it in {@link
 * #ORDER}, so ticks that are appended less than the bound after a later one still come before it.
 *
 * <p>The sequence of ticks is a function of the records alone, not of the order in which partitions
 * are read, if {@link #takeDue} is called with increasing times, and at each time with all ticks
 * appended until then. A tick appended after that time may be here already and does not count. One
 * that comes after a later tick has left is late: it leaves when it is due, and {@link
 * io.tickflow.core.market.TickGate} judges it. Not thread-safe.
 */
public final class WaitingTicks {

    /** Order of ticks: event time, partition, offset. */
    public static final Comparator<Tick> ORDER =
            Comparator.comparingLong(Tick::eventTimeMillis)
                    .thenComparingInt(Tick::partition)
                    .thenComparingLong(Tick::offset);

    private final long waitMillis;
    private final List<Tick> waiting;

    /**
     * Creates a set of ticks.
     *
     * @param waitMillis bound, in milliseconds by Kafka's timestamps
     * @param waiting ticks that wait, in any order
     */
    public WaitingTicks(long waitMillis, List<Tick> waiting) {
        this.waitMillis = waitMillis;
        this.waiting = new ArrayList<>(waiting);
    }

    /**
     * Removes the ticks that leave at a time of the topic, in order.
     *
     * @param appendMillis time up to which all ticks are here, by Kafka's timestamps
     */
    public List<Tick> takeDue(long appendMillis) {
        Tick last = null;
        for (Tick tick : waiting) {
            boolean due = tick.appendTimeMillis() + waitMillis <= appendMillis;
            if (due && (last == null || ORDER.compare(tick, last) > 0)) {
                last = tick;
            }
        }
        return last == null ? List.of() : takeUpTo(last, appendMillis);
    }

    private List<Tick> takeUpTo(Tick last, long appendMillis) {
        var taken = new ArrayList<Tick>();
        waiting.removeIf(
                tick ->
                        tick.appendTimeMillis() <= appendMillis
                                && ORDER.compare(tick, last) <= 0
                                && taken.add(tick));
        taken.sort(ORDER);
        return taken;
    }

    /** Removes the first tick in order, to bound their number. */
    public Tick takeFirst() {
        Tick first = waiting.stream().min(ORDER).orElseThrow();
        waiting.remove(first);
        return first;
    }

    /** Ticks that still wait. */
    public List<Tick> waiting() {
        return List.copyOf(waiting);
    }
}
