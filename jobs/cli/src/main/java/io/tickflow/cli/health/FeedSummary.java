package io.tickflow.cli.health;

import io.tickflow.cli.console.ProgressWords;
import io.tickflow.core.feed.QuoteCounts;
import io.tickflow.operate.feed.FeedReport;
import io.tickflow.operate.feed.FeedTotals;
import io.tickflow.operate.feed.Placement;
import io.tickflow.operate.feed.SymbolReport;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Formats the totals of a feed as text. Pure functions. */
final class FeedSummary {

    private FeedSummary() {}

    /** Formats counts by code, unreadable symbols, places on partitions, and notes. */
    static String of(FeedReport report) {
        FeedTotals totals = report.totals();
        var text = new StringBuilder();
        add(text, "%-11s  %,d: %s", "read", totals.read(), parts(totals));
        counts(text, totals.unreadable());
        if (!totals.messages().isEmpty()) {
            add(text, "%-11s  %s", "messages", joined(totals.messages()));
        }
        add(
                text,
                "%-11s  crossed %,d, locked %,d, a side missing %,d, out of order %,d, equal times %,d",
                "quotes",
                sum(report, QuoteCounts::crossed),
                sum(report, QuoteCounts::locked),
                sum(report, QuoteCounts::sideMissing),
                sum(report, QuoteCounts::outOfOrder),
                sum(report, QuoteCounts::equalTimes));
        if (!totals.unreadableBySymbol().isEmpty()) {
            add(text, "%-11s  %s", "unreadable", joined(totals.unreadableBySymbol()));
        }
        if (report.placement() != null) {
            placement(text, report.placement());
        }
        report.notes().forEach(note -> add(text, "! %s", Printable.of(note)));
        return text.toString();
    }

    private static String parts(FeedTotals totals) {
        return String.format(
                Locale.ROOT,
                "%s, %,d unreadable, %s",
                ProgressWords.ticks(totals.ticks()),
                totals.unreadableTotal(),
                messages(totals.messages().values().stream().mapToLong(Long::longValue).sum()));
    }

    private static String messages(long count) {
        return ProgressWords.count(count, "message")
                + (count == 1 ? " that is no tick" : " that are no ticks");
    }

    private static void counts(StringBuilder text, Map<String, Long> unreadable) {
        unreadable.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(code -> add(text, "%-20s %,10d", code.getKey(), code.getValue()));
    }

    private static void placement(StringBuilder text, Placement.Report placement) {
        add(
                text,
                "%-11s  %,d, keys on %,d of %,d records, %s; symbols on more than one: %,d",
                "partitions",
                placement.partitions(),
                placement.records() - placement.keyless(),
                placement.records(),
                words(placement.keyHash()),
                placement.symbolsOnSeveral());
        if (!placement.advice().isEmpty()) {
            add(text, "%-11s  -> %s", "", Printable.of(placement.advice()));
        }
    }

    private static String words(Placement.KeyHash hash) {
        return switch (hash) {
            case UNKNOWN -> "too few to tell their hash";
            case JAVA -> "placed as Java's clients do";
            case LIBRDKAFKA -> "placed as librdkafka does";
            case OTHER -> "placed by the bridge itself";
        };
    }

    private static long sum(FeedReport report, ToLongFunction<QuoteCounts> count) {
        return report.symbols().stream().map(SymbolReport::quotes).mapToLong(count).sum();
    }

    private static String joined(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(
                        count ->
                                String.format(
                                        Locale.ROOT,
                                        "%s %,d",
                                        count.getKey().isEmpty()
                                                ? "(no symbol)"
                                                : Printable.of(count.getKey()),
                                        count.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static void add(StringBuilder text, String format, Object... values) {
        text.append("  ").append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
