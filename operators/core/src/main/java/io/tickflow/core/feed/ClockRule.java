package io.tickflow.core.feed;

import io.tickflow.core.market.ServerTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Candidate for the server-time rule of a feed.
 *
 * @param text rule as written in the settings
 * @param time conversion by the rule
 */
record ClockRule(String text, ServerTime time) {

    private static final int HOUR_SECONDS = 3_600;
    private static final int OFFSET_HOURS_MIN = -12;
    private static final int OFFSET_HOURS_MAX = 14;

    /** Rule of most brokers: New York's close at the server's midnight. */
    private static final String USUAL = "new-york+7h";

    /**
     * All candidates, in the order of recommendation among equals: the usual rule, then offsets,
     * which claim no more than was seen, then zones.
     */
    static final List<ClockRule> ALL = all();

    static ClockRule of(String text) {
        return new ClockRule(text, ServerTime.parse(text));
    }

    /** Creates the rule of a fixed offset, {@code seconds} ahead of UTC. */
    static ClockRule ofOffset(int seconds) {
        return of(seconds == 0 ? "UTC" : ZoneOffset.ofTotalSeconds(seconds).getId());
    }

    /** Offset from UTC by this rule at a reading of the server's clock, positive if ahead. */
    long aheadMillis(long serverLocalMillis) {
        return serverLocalMillis - time.toUtcMillis(serverLocalMillis);
    }

    private static List<ClockRule> all() {
        List<ClockRule> all = new ArrayList<>();
        all.add(of(USUAL));
        for (int hours = OFFSET_HOURS_MIN; hours <= OFFSET_HOURS_MAX; hours++) {
            all.add(ofOffset(hours * HOUR_SECONDS));
        }
        // One zone each represents all zones with the daylight saving of Europe.
        for (String zone : List.of("Europe/Athens", "Europe/London", "new-york")) {
            all.add(of(zone));
        }
        return List.copyOf(all);
    }

    @Override
    public String toString() {
        return text;
    }
}
