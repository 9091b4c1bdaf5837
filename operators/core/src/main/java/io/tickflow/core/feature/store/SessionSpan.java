package io.tickflow.core.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How far the current session of a symbol is, and how far the history reaches that its state was
 * made from. Times are epoch milliseconds of event time. Not thread-safe.
 */
final class SessionSpan {

    private long ticks;
    private long startMillis;
    private long lastMillis;

    /** 0 if there was no history. */
    private long historyMillis;

    /** A session starts at {@code millis}. */
    void start(long millis) {
        ticks = 0;
        startMillis = millis;
    }

    /** A tick of the session was accepted: one of before where history ended moves that end. */
    void add(long millis) {
        if (millis < historyMillis) {
            historyMillis = millis - 1;
        }
        ticks++;
        lastMillis = millis;
    }

    /** Accepted ticks. */
    long ticks() {
        return ticks;
    }

    /** From the first to the last accepted tick. */
    long ageMillis() {
        return lastMillis - startMillis;
    }

    /** Of the last accepted tick; 0 before the first. */
    long lastMillis() {
        return lastMillis;
    }

    long historyMillis() {
        return historyMillis;
    }

    void setHistoryMillis(long millis) {
        historyMillis = millis;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(ticks);
        out.writeLong(startMillis);
        out.writeLong(lastMillis);
        out.writeLong(historyMillis);
    }

    void readFrom(DataInput in) throws IOException {
        ticks = in.readLong();
        startMillis = in.readLong();
        lastMillis = in.readLong();
        historyMillis = in.readLong();
    }
}
