package io.tickflow.operate.feed;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Survey of a feed.
 *
 * @param source files or topic, in words
 * @param unreadable lines or records that hold no tick, of all symbols
 * @param totals counts of all lines or records
 * @param placement places of records on partitions; null for files
 * @param notes the first reasons of those, and what else is wrong with the source
 * @param symbols by name
 * @param settings for tickflow.yaml: what the symbols tell of server times
 */
public record FeedReport(
        String source,
        long unreadable,
        FeedTotals totals,
        Placement.@Nullable Report placement,
        List<String> notes,
        List<SymbolReport> symbols,
        Map<String, String> settings) {

    public static FeedReport of(String source, FeedSurveys surveys) {
        List<SymbolReport> symbols = surveys.symbols();
        FeedTotals totals = surveys.totals();
        return new FeedReport(
                source,
                totals.unreadableTotal(),
                totals,
                surveys.placement(),
                surveys.notes(),
                symbols,
                ServerTimeSettings.of(symbols));
    }
}
