package io.tickflow.core.feature.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Span of the current session of a symbol, and end of the history that its state was made from.
 * Times are epoch milliseconds of event time. Not thread-safe.
 */
public final class SessionSpan {

    private long ticks;
    private long startMillis;
    private long lastMillis;

    /** 0 if there was no history. */
    private long historyMillis;

    /** A session starts at {@code millis}. */
    public void start(long millis) {
        ticks = 0;
        startMillis = millis;
    }

    /** A tick of the session was accepted: one of before where history ended moves that end. */
    public void add(long millis) {
        if (millis < historyMillis) {
            historyMillis = millis - 1;
        }
        ticks++;
        lastMillis = millis;
    }

    /** Accepted ticks. */
    public long ticks() {
        return ticks;
    }

    /** From the first to the last accepted tick. */
    public long ageMillis() {
        return lastMillis - startMillis;
    }

    /** Of the last accepted tick; 0 before the first. */
    public long lastMillis() {
        return lastMillis;
    }

    /** End of the history; 0 if there was none. */
    public long historyMillis() {
        return historyMillis;
    }

    /** Moves the end of the history. */
    public void setHistoryMillis(long millis) {
        historyMillis = millis;
    }

    /** Writes all of it. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(ticks);
        out.writeLong(startMillis);
        out.writeLong(lastMillis);
        out.writeLong(historyMillis);
    }

    /** Reads what {@link #write} wrote. */
    public void readFrom(DataInput in) throws IOException {
        ticks = in.readLong();
        startMillis = in.readLong();
        lastMillis = in.readLong();
        historyMillis = in.readLong();
    }
}
