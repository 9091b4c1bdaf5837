package io.tickflow.core.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The silences of a symbol. Those of more than a day are weekends and holidays and are not counted
 * as gaps.
 *
 * @param count silences of more than 60 s and at most 24 h
 * @param totalMillis their sum
 * @param longest of them; null if there is none
 * @param overADay silences of more than 24 h, the oldest first, at most 520 (ten years of weekends)
 */
public record Gaps(
        long count, long totalMillis, @Nullable Silence longest, List<Silence> overADay) {

    /** Copies the list. */
    public Gaps {
        overADay = List.copyOf(overADay);
    }
}
