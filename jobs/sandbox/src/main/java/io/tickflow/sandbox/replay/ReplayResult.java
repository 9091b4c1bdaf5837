package io.tickflow.sandbox.replay;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/**
 * Counts and times of a finished replay.
 *
 * @param complete whether it reached the end of the files: false if it was interrupted
 * @param read rows that the files gave as ticks
 * @param malformed lines that could not be read
 * @param firstMalformed the first of them, at most 20 a file, as {@code file:line: reason}
 * @param published ticks that Kafka has acknowledged
 * @param publishedBySymbol the same by symbol
 * @param firstServerLocalMillis time of the first tick on the server's clock; 0 if there was none
 * @param lastServerLocalMillis time of the last tick; 0 if there was none
 * @param elapsed from the first tick to the last acknowledgement
 */
public record ReplayResult(
        boolean complete,
        long read,
        long malformed,
        List<String> firstMalformed,
        long published,
        SortedMap<String, Long> publishedBySymbol,
        long firstServerLocalMillis,
        long lastServerLocalMillis,
        Duration elapsed) {}
