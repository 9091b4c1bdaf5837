package io.tickflow.core.feed;

import io.tickflow.core.market.ServerTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A server-time rule that a feed may follow.
 *
 * @param text as it stands in the settings
 * @param time what it does
 */
record ClockRule(String text, ServerTime time) {

    private static final int HOUR_SECONDS = 3_600;
    private static final int OFFSET_HOURS_MIN = -12;
    private static final int OFFSET_HOURS_MAX = 14;

    /** New York's close at the server's midnight: what most brokers have. */
    private static final String USUAL = "new-york+7h";

    /**
     * All candidates. Where several explain a feed equally well the first one is recommended: the
     * usual one, then offsets, as they say no more than was seen, then zones.
     */
    static final List<ClockRule> ALL = all();

    static ClockRule of(String text) {
        return new ClockRule(text, ServerTime.parse(text));
    }

    /** The rule that is always {@code seconds} ahead of UTC. */
    static ClockRule ofOffset(int seconds) {
        return of(seconds == 0 ? "UTC" : ZoneOffset.ofTotalSeconds(seconds).getId());
    }

    /** How far the server is ahead of UTC, by this rule, when its clock shows this. */
    long aheadMillis(long serverLocalMillis) {
        return serverLocalMillis - time.toUtcMillis(serverLocalMillis);
    }

    private static List<ClockRule> all() {
        List<ClockRule> all = new ArrayList<>();
        all.add(of(USUAL));
        for (int hours = OFFSET_HOURS_MIN; hours <= OFFSET_HOURS_MAX; hours++) {
            all.add(ofOffset(hours * HOUR_SECONDS));
        }
        // Of the zones with the daylight saving of Europe one each stands for all.
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
