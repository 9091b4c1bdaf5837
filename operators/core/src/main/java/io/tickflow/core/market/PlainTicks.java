package io.tickflow.core.market;

/**
 * Which further ticks a {@link TickGate} would take in as a matter of course: good by themselves,
 * from the same partition, later than the last accepted one by less than a minute, and priced
 * within a tenth of it. Such a tick is accepted whatever came in between, ends no gap, starts no
 * session and takes nothing back. Any other is for the gate to judge. Not thread-safe.
 */
public final class PlainTicks {

    private final int partition;
    private long lastMillis;
    private double lastMid;

    /** What comes after a tick that was accepted. */
    PlainTicks(int partition, long lastMillis, double lastMid) {
        this.partition = partition;
        this.lastMillis = lastMillis;
        this.lastMid = lastMid;
    }

    /**
     * Takes in the next tick of the symbol, if it is such a one.
     *
     * @return false if it is not: nothing has changed then
     */
    public boolean take(Tick tick) {
        long elapsedMillis = tick.eventTimeMillis() - lastMillis;
        boolean plain =
                elapsedMillis > 0
                        && elapsedMillis < TickGate.GAP_MILLIS
                        && tick.partition() == partition
                        && TickGate.judgeAlone(tick) == null
                        && tick.bid() <= tick.ask()
                        && !Suspicion.isFar(tick.mid(), lastMid);
        if (plain) {
            lastMillis = tick.eventTimeMillis();
            lastMid = tick.mid();
        }
        return plain;
    }
}
