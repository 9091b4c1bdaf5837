package io.tickflow.job.backfill.topic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gaps between the history of symbols and their feed.
 *
 * @param gaps a sentence for each symbol of which ticks may be missing between the two
 * @param unseen symbols of the history that are not among the first records of the feed, in order
 */
public record FeedOverlap(List<String> gaps, List<String> unseen) {

    /** Copies the lists. */
    public FeedOverlap {
        gaps = List.copyOf(gaps);
        unseen = List.copyOf(unseen);
    }

    /**
     * Judges the beginnings of partitions. A symbol with a first tick later than its history has no
     * gap if its partition begins earlier: the symbol was silent.
     *
     * @param lastMillis event time of the end of each symbol's history
     */
    public static FeedOverlap of(List<FeedBeginning> feed, Map<String, Long> lastMillis) {
        var gaps = new ArrayList<String>();
        var unseen = new ArrayList<String>();
        if (feed.isEmpty()) {
            return new FeedOverlap(gaps, unseen);
        }
        new TreeMap<>(lastMillis)
                .forEach(
                        (symbol, last) -> {
                            List<FeedBeginning> its =
                                    feed.stream()
                                            .filter(part -> part.firstMillis().containsKey(symbol))
                                            .toList();
                            if (its.isEmpty()) {
                                unseen.add(symbol);
                            } else if (its.stream()
                                    .noneMatch(part -> part.oldestMillis() <= last)) {
                                gaps.add(sentence(symbol, last, its.get(0)));
                            }
                        });
        return new FeedOverlap(gaps, unseen);
    }

    private static String sentence(String symbol, long lastMillis, FeedBeginning part) {
        return "%s: its history ends at %s, partition %d of the feed begins at %s"
                .formatted(
                        symbol,
                        Instant.ofEpochMilli(lastMillis),
                        part.partition(),
                        Instant.ofEpochMilli(part.oldestMillis()));
    }
}
