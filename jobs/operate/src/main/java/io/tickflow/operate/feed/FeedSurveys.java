package io.tickflow.operate.feed;

import io.tickflow.core.feed.FeedSurvey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Surveys of all symbols of a feed. Memory is bounded for any input. Not thread-safe. */
public final class FeedSurveys {

    private static final int SYMBOLS_MAX = 10_000;
    private static final int NOTES_MAX = 5;
    private static final int UNREADABLE_SHOWN = 20;

    /** Code of a line of a file that cannot be read. */
    private static final String MALFORMED_LINE = "MALFORMED_LINE";

    private final SortedMap<String, FeedSurvey> bySymbol = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final FeedSurvey beyond = new FeedSurvey();
    private final Map<String, Long> unreadable = new TreeMap<>();
    private final Map<String, Long> unreadableBySymbol = new HashMap<>();
    private final Map<String, Long> messages = new TreeMap<>();
    private @Nullable Placement placement;

    /** Returns the survey of {@code symbol}. */
    FeedSurvey of(String symbol) {
        FeedSurvey known = bySymbol.get(symbol);
        if (known != null) {
            return known;
        }
        if (bySymbol.size() == SYMBOLS_MAX) {
            note("there are more than " + SYMBOLS_MAX + " symbols: the others are left out");
            return beyond;
        }
        var survey = new FeedSurvey();
        bySymbol.put(symbol, survey);
        return survey;
    }

    /** Counts lines without a tick, for a symbol with a survey or for none. */
    void unreadable(String symbol, long count) {
        unreadable(symbol, MALFORMED_LINE, count);
    }

    /** Counts lines or records without a tick, for a symbol with a survey or for none. */
    void unreadable(String symbol, String code, long count) {
        if (count == 0) {
            return;
        }
        unreadable.merge(code, count, Long::sum);
        if (unreadableBySymbol.containsKey(symbol) || unreadableBySymbol.size() < SYMBOLS_MAX) {
            unreadableBySymbol.merge(symbol, count, Long::sum);
        }
        FeedSurvey survey = bySymbol.get(symbol);
        if (survey != null) {
            survey.addMalformed(count);
        }
    }

    /** Counts a message of a bridge about itself. */
    void message(String type) {
        messages.merge(type, 1L, Long::sum);
    }

    /** Sets the places of the records of a topic. */
    void placed(Placement records) {
        placement = records;
    }

    /** Adds a note; repeated notes and notes beyond the first few are dropped. */
    void note(String sentence) {
        if (notes.size() < NOTES_MAX && !notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    Placement.@Nullable Report placement() {
        return placement == null ? null : placement.report();
    }

    /** Places of the records of a topic. */
    Placement.Report placed() {
        return Objects.requireNonNull(placement).report();
    }

    FeedTotals totals() {
        long ticks = beyond.quotes().rows();
        for (FeedSurvey survey : bySymbol.values()) {
            ticks += survey.quotes().rows();
        }
        return new FeedTotals(
                ticks + sum(unreadable) + sum(messages),
                ticks,
                new TreeMap<>(unreadable),
                new TreeMap<>(messages),
                most(unreadableBySymbol));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> most(Map<String, Long> counts) {
        var most = new LinkedHashMap<String, Long>();
        counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(UNREADABLE_SHOWN)
                .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
        return most;
    }

    /** Findings by symbol. */
    List<SymbolReport> symbols() {
        List<SymbolReport> reports = new ArrayList<>();
        bySymbol.forEach((symbol, survey) -> reports.add(SymbolReport.of(symbol, survey)));
        return List.copyOf(reports);
    }
}
