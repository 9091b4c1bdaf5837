package io.tickflow.core.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Whether the newest step ahead in time was a wrong clock. A step of more than a minute is in doubt
 * until {@value #SETTLING_TICKS} ticks have been accepted from it on, and a confirmed one is not in
 * doubt at all. While it is, ticks of the time that it passed over, more than a minute before the
 * last accepted one, speak against it; five in a row that agree (see {@link Suspicion}) take it
 * back. Reordering within a minute, and a batch that was sent again, lie elsewhere and do nothing.
 * Not thread-safe.
 */
final class StepAhead {

    private static final long STEP_MILLIS = 60_000;
    private static final int SETTLING_TICKS = 5;

    private final Suspicion suspicion = new Suspicion();

    /** Of the last tick accepted before the step; 0 if the step was the first tick. */
    private long beforeMillis;

    private int acceptedSince = SETTLING_TICKS;

    /** Takes in a tick that is earlier than the last accepted one; true if it is to be believed. */
    boolean isTakenBackBy(Tick tick, long lastMillis) {
        return isDoubtedBy(tick, lastMillis) && suspicion.isConfirmedBy(tick);
    }

    /** Whether a tick speaks against a step that is in doubt; takes no note of it. */
    boolean isDoubtedBy(Tick tick, long lastMillis) {
        long millis = tick.eventTimeMillis();
        return acceptedSince < SETTLING_TICKS
                && millis > beforeMillis
                && millis < lastMillis - STEP_MILLIS
                && tick.bid() <= tick.ask();
    }

    /** A tick was accepted; {@code confirmed} if others had spoken for it before. */
    void accepted(long lastMillis, long millis, boolean confirmed) {
        if (confirmed) {
            acceptedSince = SETTLING_TICKS;
        } else if (acceptedSince < SETTLING_TICKS) {
            acceptedSince++;
        } else if (millis - lastMillis > STEP_MILLIS) {
            beforeMillis = lastMillis;
            acceptedSince = 1;
        }
        suspicion.clear();
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(beforeMillis);
        out.writeInt(acceptedSince);
        suspicion.write(out);
    }

    void readFrom(DataInput in) throws IOException {
        beforeMillis = in.readLong();
        acceptedSince = in.readInt();
        suspicion.readFrom(in);
    }
}
