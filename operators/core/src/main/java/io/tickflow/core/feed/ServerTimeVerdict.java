package io.tickflow.core.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verdict on the clock of a feed's server.
 *
 * @param rule recommended setting in the form of {@link io.tickflow.core.market.ServerTime#parse};
 *     null if the feed is inconclusive
 * @param evidence evidence for the rule, or the reason for its absence, in words
 * @param alternatives other rules that explain the evidence equally well
 */
public record ServerTimeVerdict(
        Confidence confidence, @Nullable String rule, String evidence, List<String> alternatives) {

    /** Copies the list. */
    public ServerTimeVerdict {
        alternatives = List.copyOf(alternatives);
    }
}
