package io.tickflow.ticks.read;

import io.tickflow.ticks.TickRow;

/** Judges the order of the first ticks of a file. Not thread-safe. */
final class TimeOrder {

    private static final int DESCENTS_MIN = 3;
    private static final double MOST = 0.8;

    private long lastMillis = Long.MIN_VALUE;
    private int ascents;
    private int descents;

    void add(TickRow row) {
        long millis = row.serverLocalMillis();
        if (lastMillis != Long.MIN_VALUE) {
            ascents += millis > lastMillis ? 1 : 0;
            descents += millis < lastMillis ? 1 : 0;
        }
        lastMillis = millis;
    }

    /** Returns true if the newest tick comes first. */
    boolean descends() {
        return descents >= DESCENTS_MIN && descents >= MOST * (ascents + descents);
    }
}
