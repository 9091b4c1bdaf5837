package io.tickflow.sandbox.testdata;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Trading hours of a symbol, and its activity within them. Times are of the broker's server, whose
 * midnight is 17:00 in New York.
 */
final class TradingCalendar {

    /** Ticks of an hour relative to the average: Asia, London, New York, and their overlap. */
    private static final double[] ACTIVITY = {
        0.25, 0.30, 0.55, 0.75, 0.60, 0.50, 0.45, 0.50, 0.80, 1.30, 1.80, 1.70,
        1.40, 1.30, 1.70, 2.60, 2.40, 2.20, 1.50, 0.90, 0.65, 0.45, 0.30, 0.20
    };

    private static final long HOUR_MILLIS = 3_600_000L;
    private static final int HOURS_PER_DAY = 24;

    private final List<Break> breaks;

    private TradingCalendar(List<Break> breaks) {
        this.breaks = List.copyOf(breaks);
    }

    static TradingCalendar open() {
        return new TradingCalendar(List.of());
    }

    /** The same with one more break; both times as {@code yyyy-MM-ddTHH:mm:ss}. */
    TradingCalendar closedBetween(String from, String to) {
        List<Break> more = new ArrayList<>(breaks);
        more.add(new Break(millis(from), millis(to)));
        return new TradingCalendar(more);
    }

    /** {@code millis}, or the end of the break that it falls into. */
    long nextOpen(long millis) {
        long open = millis;
        for (Break closed : breaks) {
            if (open >= closed.fromMillis && open < closed.toMillis) {
                open = closed.toMillis;
            }
        }
        return open;
    }

    double activityAt(long millis) {
        return ACTIVITY[(int) (millis / HOUR_MILLIS % HOURS_PER_DAY)];
    }

    static long millis(String serverTime) {
        return LocalDateTime.parse(serverTime).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private record Break(long fromMillis, long toMillis) {}
}
