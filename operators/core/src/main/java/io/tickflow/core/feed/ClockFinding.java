package io.tickflow.core.feed;

import java.util.List;

/**
 * Conclusion from one kind of evidence about a server's clock.
 *
 * @param rules rules that explain the evidence equally well, in the order of {@link ClockRule#ALL};
 *     empty if the evidence is inconclusive
 * @param words evidence seen or missing, in words
 */
record ClockFinding(List<ClockRule> rules, String words) {

    static ClockFinding none(String why) {
        return new ClockFinding(List.of(), why);
    }

    boolean isConclusive() {
        return !rules.isEmpty();
    }
}
