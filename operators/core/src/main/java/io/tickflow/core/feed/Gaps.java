package io.tickflow.core.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Silences of a symbol. Silences of more than a day are weekends and holidays and do not count as
 * gaps.
 *
 * @param count silences of more than 60 s and at most 24 h
 * @param totalMillis total length of these silences
 * @param longest the longest of these silences; null if there is none
 * @param overADay silences of more than 24 h, oldest first, at most 520 (ten years of weekends)
 */
public record Gaps(
        long count, long totalMillis, @Nullable Silence longest, List<Silence> overADay) {

    /** Copies the list. */
    public Gaps {
        overADay = List.copyOf(overADay);
    }
}
