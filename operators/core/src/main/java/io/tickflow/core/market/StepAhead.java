package io.tickflow.core.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Doubt about the newest step ahead in time, which may be a wrong clock. A step of more than a
 * minute is in doubt until {@value #SETTLING_TICKS} ticks have been accepted from it on; a
 * confirmed step is never in doubt. During doubt, ticks within the skipped time, more than a minute
 * before the last accepted tick, count against it. Five in a row that agree (see {@link Suspicion})
 * take the step back. Reordering within a minute and a batch sent twice lie outside and change
 * nothing. Not thread-safe.
 */
final class StepAhead {

    private static final long STEP_MILLIS = 60_000;
    private static final int SETTLING_TICKS = 5;

    private final Suspicion suspicion = new Suspicion();

    /** Time of the last tick accepted before the step; 0 if the step was the first tick. */
    private long beforeMillis;

    private int acceptedSince = SETTLING_TICKS;

    /** Counts a tick earlier than the last accepted one; returns true if it takes the step back. */
    boolean countLateTick(Tick tick, long lastMillis, PriceRule prices) {
        return isDoubtedBy(tick, lastMillis) && suspicion.countSuspect(tick, prices);
    }

    /** Returns true if a tick counts against a step in doubt, without counting it. */
    boolean isDoubtedBy(Tick tick, long lastMillis) {
        long millis = tick.eventTimeMillis();
        return acceptedSince < SETTLING_TICKS
                && millis > beforeMillis
                && millis < lastMillis - STEP_MILLIS
                && tick.bid() <= tick.ask();
    }

    /** Records an accepted tick; {@code confirmed} if earlier ticks agreed with it. */
    void onAccepted(long lastMillis, long millis, boolean confirmed) {
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
