package io.tickflow.core.feature.quote;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Hours of the day in a time zone, daylight saving included, as the Java runtime's time zone
 * database has it. The changes of the clock from 1970 to 2100 are looked up once, so that a
 * question is a binary search and allocates nothing; outside those years the nearest offset holds.
 * Immutable and thread-safe.
 */
final class ZoneHours {

    private static final Instant FROM = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2100-01-01T00:00:00Z");
    private static final long SECOND_MILLIS = 1_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long DAY_MILLIS = 24 * HOUR_MILLIS;

    private final long[] changeMillis;

    /** Local time minus UTC; the first one holds until the first change. */
    private final long[] offsetMillis;

    private final long openMillis;
    private final long closeMillis;

    /**
     * From {@code openHour}, inclusive, to {@code closeHour} of the same day, exclusive.
     *
     * @param zone such as {@code Europe/London}
     */
    ZoneHours(String zone, int openHour, int closeHour) {
        ZoneRules rules = ZoneId.of(zone).getRules();
        List<ZoneOffsetTransition> changes = changesOf(rules);
        this.changeMillis = new long[changes.size()];
        this.offsetMillis = new long[changes.size() + 1];
        offsetMillis[0] = rules.getOffset(FROM).getTotalSeconds() * SECOND_MILLIS;
        for (int i = 0; i < changes.size(); i++) {
            changeMillis[i] = changes.get(i).toEpochSecond() * SECOND_MILLIS;
            int offsetSeconds = changes.get(i).getOffsetAfter().getTotalSeconds();
            offsetMillis[i + 1] = offsetSeconds * SECOND_MILLIS;
        }
        this.openMillis = openHour * HOUR_MILLIS;
        this.closeMillis = closeHour * HOUR_MILLIS;
    }

    private static List<ZoneOffsetTransition> changesOf(ZoneRules rules) {
        var changes = new ArrayList<ZoneOffsetTransition>();
        ZoneOffsetTransition change = rules.nextTransition(FROM);
        while (change != null && change.getInstant().isBefore(TO)) {
            changes.add(change);
            change = rules.nextTransition(change.getInstant());
        }
        return changes;
    }

    /** True if it is one of these hours at {@code millis}, epoch milliseconds. */
    boolean contain(long millis) {
        int found = Arrays.binarySearch(changeMillis, millis);
        int changesUpToNow = found >= 0 ? found + 1 : -found - 1;
        long local = StrictMath.floorMod(millis + offsetMillis[changesUpToNow], DAY_MILLIS);
        return local >= openMillis && local < closeMillis;
    }
}
