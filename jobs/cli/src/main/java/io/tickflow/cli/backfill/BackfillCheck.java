package io.tickflow.cli.backfill;

import java.util.ArrayList;
import java.util.List;

/** Holds a backfill against itself: every count must be explained by others. */
final class BackfillCheck {

    private BackfillCheck() {}

    /** Contradictions between counts, a sentence each; empty if all is explained. */
    static List<String> discrepancies(BackfillReport report, BackfillCounts counts) {
        var wrong = new ArrayList<String>();
        equal(
                wrong,
                "ticks read",
                report.ticks().read(),
                "accepted + rejected + held back",
                report.ticks().accepted() + report.ticks().rejectedTotal() + report.heldBack());
        equal(wrong, "decisions", report.decisions(), "predictions", report.predictions());
        if (!report.clickhouse().isEmpty()) {
            stored(wrong, report, counts, "features", report.decisions());
            stored(wrong, report, counts, "predictions", report.predictions());
            stored(wrong, report, counts, "signals", counts.signals());
            equal(
                    wrong,
                    "dead letters",
                    counts.rejectedTotal(),
                    "rows that ClickHouse took into dead_letters",
                    counts.stored().getOrDefault("dead_letters", 0L));
        }
        return wrong;
    }

    /** Others may have stored events of the same symbols and times, so there may be more. */
    private static void stored(
            List<String> wrong,
            BackfillReport report,
            BackfillCounts counts,
            String table,
            long made) {
        equal(
                wrong,
                table,
                made,
                "rows that ClickHouse took into " + table,
                counts.stored().getOrDefault(table, 0L));
        long found = report.clickhouse().getOrDefault(table, 0L);
        if (found < made) {
            wrong.add(
                    "rows of these symbols and times in %s (%d) should be %d at least"
                            .formatted(table, found, made));
        }
    }

    private static void equal(
            List<String> wrong, String what, long count, String other, long expected) {
        if (count != expected) {
            wrong.add(what + " (" + count + ") should equal " + other + " (" + expected + ")");
        }
    }
}
