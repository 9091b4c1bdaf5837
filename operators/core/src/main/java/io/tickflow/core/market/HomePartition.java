package io.tickflow.core.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The Kafka partition that a symbol's ticks are taken from: that of the first one, until it has
 * been silent for a session gap and another one speaks. Which of two partitions is read first is
 * chance, so a conflict is remembered for an hour of event time. Not thread-safe.
 */
final class HomePartition {

    private static final long CONFLICT_WINDOW_MILLIS = 3_600_000;

    /** No partition: wherever the next tick comes from will be home. */
    private static final int NONE = -1;

    private int partition;

    /** Event time that the symbol had reached at the last conflict; 0 if there was none. */
    private long conflictMillis;

    int partition() {
        return partition;
    }

    /** Whether {@code tick} has to be refused for where it comes from; remembers it if so. */
    boolean refuses(Tick tick, long lastMillis) {
        if (tick.partition() == partition
                || partition == NONE
                || tick.eventTimeMillis() - lastMillis >= TickGate.SESSION_GAP_MILLIS) {
            return false;
        }
        conflictMillis = lastMillis;
        return true;
    }

    /** What came so far came from elsewhere than what is to come: that is no conflict. */
    void forget() {
        partition = NONE;
    }

    /** The first tick of the symbol was accepted. */
    void settle(Tick tick) {
        partition = tick.partition();
    }

    /** A further tick was accepted: if it comes from elsewhere, that is its home from now on. */
    void move(Tick tick) {
        if (tick.partition() != partition) {
            if (partition != NONE) {
                conflictMillis = tick.eventTimeMillis();
            }
            partition = tick.partition();
        }
    }

    /** Also true if a step ahead was taken back and the conflict now lies ahead. */
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
