package io.tickflow.core.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of its server's clock.
 *
 * @param rule to put into the settings, as {@link io.tickflow.core.market.ServerTime#parse} reads
 *     it; null if the feed cannot tell
 * @param evidence what it was read from, or why it cannot be, in words
 * @param alternatives rules that explain the same evidence equally well
 */
public record ServerTimeVerdict(
        Confidence confidence, @Nullable String rule, String evidence, List<String> alternatives) {

    /** Copies the list. */
    public ServerTimeVerdict {
        alternatives = List.copyOf(alternatives);
    }
}
