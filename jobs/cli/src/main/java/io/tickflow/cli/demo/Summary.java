package io.tickflow.cli.demo;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats a report as readable text. */
final class Summary {

    private Summary() {}

    static void print(
            PrintWriter out, DemoReport report, boolean queued, List<String> discrepancies) {
        var ticks = report.ticks();
        line(
                out,
                "ticks",
                "%,d read = %,d accepted + %,d rejected%s",
                ticks.read(),
                ticks.accepted(),
                ticks.rejectedTotal(),
                reasons(ticks.rejected()));
        line(
                out,
                "decisions",
                "%,d, each scored: %,d predictions",
                report.decisions(),
                report.predictions());
        line(out, "signals", "%s", counts(report.signals()));
        line(out, "vetoed", "%s", counts(report.vetoes()));
        line(out, "not traded", "%s", counts(report.denials()));
        line(
                out,
                "orders",
                "%,d sent, %,d filled; the venue saw %,d with %,d distinct ClOrdIDs",
                report.orders().sent(),
                report.orders().filled(),
                report.venue().orders(),
                report.venue().distinctClOrdIds());
        line(out, "ClickHouse", "%s", counts(report.clickhouse()));
        report.latencyMillis()
                .forEach(
                        (stretch, percentiles) ->
                                line(
                                        out,
                                        stretch,
                                        "p50 %d ms, p99 %d ms, p99.9 %d ms",
                                        percentiles.p50(),
                                        percentiles.p99(),
                                        percentiles.p999()));
        line(
                out,
                "throughput",
                "%,.0f ticks/s end to end (%.1f s)",
                report.throughput().ticksPerSecond(),
                report.throughput().seconds());
        line(out, "CPU, us/tick", "%s", rounded(report.cpuMicrosPerTick()));
        line(
                out,
                "digests",
                "features %.16s  signals %.16s",
                report.digest().features(),
                report.digest().signals());
        if (queued) {
            line(
                    out,
                    "",
                    "at --speed max a tick waits in a queue kept full: --speed 1 or bench/run"
                            + " latency show the path alone");
        }
        if (discrepancies.isEmpty()) {
            line(out, "accounts", "every count adds up");
        } else {
            discrepancies.forEach(sentence -> line(out, "ACCOUNTS", "%s", sentence));
        }
        out.flush();
    }

    private static void line(PrintWriter out, String label, String format, Object... values) {
        out.printf(Locale.ROOT, "%-13s " + format + "%n", prepend(label, values));
    }

    private static Object[] prepend(String label, Object[] values) {
        var all = new Object[values.length + 1];
        all[0] = label;
        System.arraycopy(values, 0, all, 1, values.length);
        return all;
    }

    private static String reasons(Map<String, Long> reasons) {
        return reasons.isEmpty() ? "" : " (" + counts(reasons) + ")";
    }

    private static String rounded(Map<String, Double> numbers) {
        return numbers.entrySet().stream()
                .map(
                        entry ->
                                String.format(
                                        Locale.ROOT, "%s %.1f", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String counts(Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return "none";
        }
        return counts.entrySet().stream()
                .map(
                        entry ->
                                String.format(
                                        Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
