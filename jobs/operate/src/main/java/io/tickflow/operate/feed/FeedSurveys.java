package io.tickflow.operate.feed;

import io.tickflow.core.feed.FeedSurvey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Surveys of all symbols of a feed. Memory is bounded for any input. Not thread-safe. */
public final class FeedSurveys {

    private static final int SYMBOLS_MAX = 10_000;
    private static final int NOTES_MAX = 5;

    private final SortedMap<String, FeedSurvey> bySymbol = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final FeedSurvey beyond = new FeedSurvey();
    private long unreadable;

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

    /** Counts lines or records without a tick, for a symbol with a survey or for none. */
    void unreadable(String symbol, long count) {
        unreadable += count;
        FeedSurvey survey = bySymbol.get(symbol);
        if (survey != null) {
            survey.addMalformed(count);
        }
    }

    /** Adds a note; repeated notes and notes beyond the first few are dropped. */
    void note(String sentence) {
        if (notes.size() < NOTES_MAX && !notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    long unreadable() {
        return unreadable;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Findings by symbol. */
    List<SymbolReport> symbols() {
        List<SymbolReport> reports = new ArrayList<>();
        bySymbol.forEach((symbol, survey) -> reports.add(SymbolReport.of(symbol, survey)));
        return List.copyOf(reports);
    }
}
