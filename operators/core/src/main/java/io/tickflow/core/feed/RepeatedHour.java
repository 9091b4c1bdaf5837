package io.tickflow.core.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Step back of the server's clock at the end of summer time, under the ticks of a market that does
 * not close.
 *
 * @param fromServerLocalMillis last reading before the step
 * @param toServerLocalMillis first reading after it
 * @param rules rules of servers that repeat both readings
 */
public record RepeatedHour(
        long fromServerLocalMillis, long toServerLocalMillis, List<String> rules) {

    /** Smaller steps back are late ticks. */
    static final long STEP_MILLIS_MIN = 30 * 60_000L;

    /** Copies the list. */
    public RepeatedHour {
        rules = List.copyOf(rules);
    }

    /** Judges a step back; null if no rule repeats its readings. */
    static @Nullable RepeatedHour of(long fromMillis, long toMillis) {
        List<String> rules =
                ClockRule.ALL.stream()
                        .filter(
                                rule ->
                                        rule.time().repeatUtcMillis(fromMillis) != 0
                                                && rule.time().repeatUtcMillis(toMillis) != 0)
                        .map(ClockRule::text)
                        .toList();
        return rules.isEmpty() ? null : new RepeatedHour(fromMillis, toMillis, rules);
    }
}
