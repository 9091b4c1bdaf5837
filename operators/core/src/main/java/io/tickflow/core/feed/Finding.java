package io.tickflow.core.feed;

import java.util.List;

/**
 * What one kind of evidence says.
 *
 * @param rules that explain it equally well, in the order of {@link ClockRule#ALL}; empty if it
 *     cannot tell
 * @param words what was seen, or what was missing
 */
record Finding(List<ClockRule> rules, String words) {

    static Finding none(String why) {
        return new Finding(List.of(), why);
    }

    boolean tells() {
        return !rules.isEmpty();
    }
}
