package io.tickflow.core.market;

/**
 * Fast path of {@link TickGate}: accepts valid ticks from the same partition, less than a minute
 * after the last accepted tick and within a tenth of its price. The gate accepts such a tick
 * regardless of rejections in between; it ends no gap, starts no session and takes nothing back.
 * All other ticks are left to the gate. Not thread-safe.
 */
public final class PlainTicks {

    private final int partition;
    private long lastMillis;
    private double lastMid;

    /** Continues after an accepted tick. */
    PlainTicks(int partition, long lastMillis, double lastMid) {
        this.partition = partition;
        this.lastMillis = lastMillis;
        this.lastMid = lastMid;
    }

    /**
     * Accepts the next tick of the symbol if it is plain.
     *
     * @return false if it is not; nothing has changed then
     */
    public boolean take(Tick tick) {
        long elapsedMillis = tick.eventTimeMillis() - lastMillis;
        boolean plain =
                elapsedMillis > 0
                        && elapsedMillis < TickGate.GAP_MILLIS
                        && tick.partition() == partition
                        && TickGate.judgeAlone(tick, PriceRule.ABOVE_ZERO) == null
                        && tick.bid() <= tick.ask()
                        && !PriceRule.ABOVE_ZERO.isFar(tick.mid(), lastMid);
        if (plain) {
            lastMillis = tick.eventTimeMillis();
            lastMid = tick.mid();
        }
        return plain;
    }
}
