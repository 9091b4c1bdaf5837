package io.tickflow.core.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Count of suspect ticks that agree. Two suspects agree if the second is later by at most seven
 * days and its mid within a tenth. A suspect that disagrees restarts the count; one at the same
 * instant is ignored. The {@value #CONFIRMING_TICKS}th in a row is accepted. Not thread-safe.
 */
final class Suspicion {

    /** Largest step in time accepted without confirmation. */
    static final long TIME_JUMP_MILLIS = 7 * 86_400_000L;

    private static final int CONFIRMING_TICKS = 5;

    private int suspects;
    private long suspectMillis;
    private double suspectMid;

    /** Counts a suspect; returns true if it completes the confirmation. */
    boolean countSuspect(Tick tick, PriceRule prices) {
        long elapsedMillis = tick.eventTimeMillis() - suspectMillis;
        boolean agrees =
                suspects > 0
                        && elapsedMillis >= 0
                        && elapsedMillis <= TIME_JUMP_MILLIS
                        && !prices.isFar(tick.mid(), suspectMid);
        if (!agrees) {
            suspects = 1;
        } else if (elapsedMillis > 0) {
            suspects++;
        }
        suspectMillis = tick.eventTimeMillis();
        suspectMid = tick.mid();
        return suspects >= CONFIRMING_TICKS;
    }

    /** Forgets all suspects. */
    void clear() {
        suspects = 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(suspects);
        out.writeLong(suspectMillis);
        out.writeDouble(suspectMid);
    }

    void readFrom(DataInput in) throws IOException {
        suspects = in.readInt();
        suspectMillis = in.readLong();
        suspectMid = in.readDouble();
    }
}
