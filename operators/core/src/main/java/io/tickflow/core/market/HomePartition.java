package io.tickflow.core.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Kafka partition from which the ticks of a symbol are accepted: that of the first tick, until a
 * session gap passes and a tick of another partition follows. The read order of two partitions is
 * undefined, so a conflict is remembered for an hour of event time. Not thread-safe.
 */
final class HomePartition {

    private static final long CONFLICT_WINDOW_MILLIS = 3_600_000;

    /** No partition yet: the next tick decides. */
    private static final int NONE = -1;

    private int partition;

    /** Event time of the symbol at the last conflict; 0 without one. */
    private long conflictMillis;

    int partition() {
        return partition;
    }

    /**
     * Rejects {@code tick} if it comes from another partition and records the conflict; returns
     * true if so.
     */
    boolean rejectForeign(Tick tick, long lastMillis) {
        if (tick.partition() == partition
                || partition == NONE
                || tick.eventTimeMillis() - lastMillis >= TickGate.SESSION_GAP_MILLIS) {
            return false;
        }
        conflictMillis = lastMillis;
        return true;
    }

    /** Forgets the partition, so that the next tick from another one is not a conflict. */
    void forget() {
        partition = NONE;
    }

    /** Takes the partition of the first accepted tick. */
    void settle(Tick tick) {
        partition = tick.partition();
    }

    /** Moves to the partition of a later accepted tick. */
    void move(Tick tick) {
        if (tick.partition() != partition) {
            if (partition != NONE) {
                conflictMillis = tick.eventTimeMillis();
            }
            partition = tick.partition();
        }
    }

    /**
     * Returns true for a conflict within the window, or ahead of time after a step was taken back.
     */
    boolean hadConflictLately(long lastMillis) {
        return conflictMillis > 0 && lastMillis - conflictMillis < CONFLICT_WINDOW_MILLIS;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(partition);
        out.writeLong(conflictMillis);
    }

    void readFrom(DataInput in) throws IOException {
        partition = in.readInt();
        conflictMillis = in.readLong();
    }
}
