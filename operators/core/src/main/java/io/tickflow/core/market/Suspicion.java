package io.tickflow.core.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Ticks that look wrong, until enough of them agree. Suspects agree if each is later than the one
 * before, by at most seven days, and its mid within a tenth; another suspect starts the count
 * afresh, and one at the same instant counts for nothing. The {@value #CONFIRMING_TICKS}th in a row
 * is believed. Not thread-safe.
 */
final class Suspicion {

    /** A step in time that is not believed at once. */
    static final long TIME_JUMP_MILLIS = 7 * 86_400_000L;

    private static final int CONFIRMING_TICKS = 5;
    private static final double FAR_RATIO = 0.10;

    private int suspects;
    private long suspectMillis;
    private double suspectMid;

    /** Whether {@code mid} is too far from {@code reference} to be believed at once. */
    static boolean isFar(double mid, double reference) {
        return StrictMath.abs(mid - reference) > FAR_RATIO * reference;
    }

    /** Takes in one more suspect; true if it is to be believed. */
    boolean isConfirmedBy(Tick tick) {
        long elapsedMillis = tick.eventTimeMillis() - suspectMillis;
        boolean agrees =
                suspects > 0
                        && elapsedMillis >= 0
                        && elapsedMillis <= TIME_JUMP_MILLIS
                        && !isFar(tick.mid(), suspectMid);
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
