package io.tickflow.cli.backfill;

import io.tickflow.cli.console.ProgressWords;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats a report as readable text. */
final class BackfillSummary {

    private static final int SYMBOLS_SHOWN_MAX = 12;

    private BackfillSummary() {}

    static void print(PrintWriter out, BackfillReport report, List<String> discrepancies) {
        var ticks = report.ticks();
        line(
                out,
                "ticks",
                String.format(
                        Locale.ROOT,
                        "%,d read = %,d accepted + %,d rejected%s%s",
                        ticks.read(),
                        ticks.accepted(),
                        ticks.rejectedTotal(),
                        inBrackets(ticks.rejected()),
                        report.savepoint() == null
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        " + %,d left to the live job",
                                        report.heldBack())));
        if (!report.malformed().isEmpty()) {
            line(out, "malformed", counts(report.malformed()));
        }
        line(
                out,
                "decisions",
                String.format(
                        Locale.ROOT,
                        "%,d, each scored: %,d predictions, %,d abstained",
                        report.decisions(),
                        report.predictions(),
                        report.abstained()));
        line(out, "signals", counts(report.signals()));
        line(out, "vetoed", counts(report.vetoes()));
        printHistory(out, report.history());
        var digest = report.digest();
        line(
                out,
                "ClickHouse",
                digest == null
                        ? "nothing was stored, so there are no digests"
                        : counts(report.clickhouse()));
        line(
                out,
                "throughput",
                String.format(
                        Locale.ROOT,
                        "%,.0f ticks/s (%.1f s)",
                        report.throughput().ticksPerSecond(),
                        report.throughput().seconds()));
        if (digest != null) {
            line(
                    out,
                    "digests",
                    "features %.16s  signals %.16s".formatted(digest.features(), digest.signals()));
        }
        printSavepoint(out, report.savepoint());
        if (discrepancies.isEmpty()) {
            line(out, "accounts", "every count adds up");
        } else {
            discrepancies.forEach(sentence -> line(out, "ACCOUNTS", sentence));
        }
        out.flush();
    }

    private static void printHistory(PrintWriter out, Map<String, BackfillReport.Reach> history) {
        history.entrySet().stream()
                .limit(SYMBOLS_SHOWN_MAX)
                .forEach(
                        symbol ->
                                line(
                                        out,
                                        symbol.getKey(),
                                        symbol.getValue().first()
                                                + " to "
                                                + symbol.getValue().last()));
        if (history.size() > SYMBOLS_SHOWN_MAX) {
            line(
                    out,
                    "",
                    "and "
                            + ProgressWords.count(history.size() - SYMBOLS_SHOWN_MAX, "symbol")
                            + " more");
        }
    }

    private static void printSavepoint(
            PrintWriter out, BackfillReport.@Nullable Savepoint savepoint) {
        if (savepoint == null) {
            return;
        }
        line(out, "savepoint", savepoint.path());
        line(
                out,
                "overlap",
                savepoint.overlap().equals("checked")
                        ? "the feed reaches back to the end of the history"
                        : "not checked against the feed: no --bootstrap-servers were named");
        line(
                out,
                "live",
                "bin/tickflow submit signal --from-savepoint %s --allow-non-restored-state -Dtickflow.feed.start=%s"
                        .formatted(savepoint.path(), savepoint.feedStart()));
    }

    private static void line(PrintWriter out, String label, String text) {
        out.printf(Locale.ROOT, "%-13s %s%n", label, text);
    }

    private static String inBrackets(Map<String, Long> counts) {
        return counts.isEmpty() ? "" : " (" + counts(counts) + ")";
    }

    private static String counts(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(
                                entry ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %,d",
                                                entry.getKey(),
                                                entry.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
