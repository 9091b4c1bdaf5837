package io.tickflow.ticks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts unreadable lines by reason and keeps the first ones. Not thread-safe. */
public final class MalformedLines {

    private static final int KEPT_MAX = 20;
    private static final int REASON_CHARS_MAX = 160;

    private final List<MalformedLine> first = new ArrayList<>();
    private final Map<String, Long> byReason = new TreeMap<>();
    private long count;

    /** Creates an empty tally. */
    public MalformedLines() {}

    /**
     * Counts a line. The reason up to its first colon is the key of {@link #byReason}; it is kept
     * without control characters and not beyond 160 characters.
     */
    public void add(long line, String reason) {
        count++;
        int colon = reason.indexOf(':');
        byReason.merge(colon < 0 ? reason : reason.substring(0, colon), 1L, Long::sum);
        if (first.size() < KEPT_MAX) {
            first.add(new MalformedLine(line, FileWords.of(reason, REASON_CHARS_MAX)));
        }
    }

    /** Number of unreadable lines so far. */
    public long count() {
        return count;
    }

    /** First unreadable lines, at most 20. */
    public List<MalformedLine> first() {
        return List.copyOf(first);
    }

    /** Number of unreadable lines so far by reason, a handful of keys. */
    public Map<String, Long> byReason() {
        return Map.copyOf(byReason);
    }
}
