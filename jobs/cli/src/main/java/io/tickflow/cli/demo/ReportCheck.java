package io.tickflow.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** Holds a report against itself: every count must be explained by others. */
final class ReportCheck {

    private ReportCheck() {}

    /**
     * Contradictions between counts, a sentence each; empty if all is explained.
     *
     * @param conflicts signals that ended twice
     */
    static List<String> discrepancies(DemoReport report, List<String> conflicts) {
        var wrong = new ArrayList<String>();
        conflicts.forEach(conflict -> wrong.add("signal " + conflict));
        var ticks = report.ticks();
        equal(
                wrong,
                "ticks read",
                ticks.read(),
                "accepted + rejected",
                ticks.accepted() + ticks.rejectedTotal());
        equal(wrong, "ticks accepted", ticks.accepted(), "decisions", report.decisions());
        equal(wrong, "decisions", report.decisions(), "predictions", report.predictions());
        equal(
                wrong,
                "decisions",
                report.decisions(),
                "rows in features",
                table(report, "features"));
        equal(
                wrong,
                "predictions",
                report.predictions(),
                "rows in predictions",
                table(report, "predictions"));
        equal(
                wrong,
                "signals in all states",
                report.signals().values().stream().mapToLong(Long::longValue).sum(),
                "rows in signals",
                table(report, "signals"));
        equal(
                wrong,
                "signals DENIED and EXPIRED",
                signals(report, "DENIED") + signals(report, "EXPIRED"),
                "reasons why not traded",
                report.denials().values().stream().mapToLong(Long::longValue).sum());
        equal(
                wrong,
                "orders sent",
                report.orders().sent(),
                "orders at the venue",
                report.venue().orders());
        equal(
                wrong,
                "orders at the venue",
                report.venue().orders(),
                "distinct ClOrdIDs there",
                report.venue().distinctClOrdIds());
        for (String open : List.of("OPEN", "UNKNOWN")) {
            equal(wrong, "signals " + open, signals(report, open), "none", 0);
        }
        return wrong;
    }

    private static long signals(DemoReport report, String state) {
        return report.signals().getOrDefault(state, 0L);
    }

    private static long table(DemoReport report, String name) {
        return report.clickhouse().getOrDefault(name, -1L);
    }

    private static void equal(
            List<String> wrong, String what, long count, String other, long expected) {
        if (count != expected) {
            wrong.add(what + " (" + count + ") should equal " + other + " (" + expected + ")");
        }
    }
}
