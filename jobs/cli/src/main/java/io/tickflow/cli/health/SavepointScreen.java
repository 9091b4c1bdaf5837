package io.tickflow.cli.health;

import io.tickflow.operate.savepoint.SavedOperator;
import io.tickflow.operate.savepoint.SavedState;
import io.tickflow.operate.savepoint.SavepointReport;
import java.util.Locale;

/** Formats the comparison of a savepoint with a job as text. */
final class SavepointScreen {

    private SavepointScreen() {}

    static String of(SavepointReport report) {
        var page = new StringBuilder();
        page.append(
                String.format(
                        Locale.ROOT,
                        "checkpoint %d at %s, for %s%n",
                        report.checkpointId(),
                        report.path(),
                        report.job()));
        for (SavedOperator operator : report.operators()) {
            page.append(
                    String.format(
                            Locale.ROOT,
                            "  %-7s  %s  %,d bytes, parallelism %d of %d%n",
                            operator.taken() ? "taken" : "DROPPED",
                            operator.uid().isEmpty() ? operator.id() : operator.uid(),
                            operator.bytes(),
                            operator.parallelism(),
                            operator.maxParallelism()));
            for (SavedState state : operator.states()) {
                page.append(
                        String.format(
                                Locale.ROOT,
                                "             %s, %s, written by %s%n",
                                state.name(),
                                state.kind(),
                                state.writtenBy()));
            }
        }
        report.fresh().forEach(uid -> page.append("  new      ").append(uid).append('\n'));
        report.problems().forEach(text -> page.append("  problem  ").append(text).append('\n'));
        return page.append('\n').append(verdict(report)).append('\n').toString();
    }

    private static String verdict(SavepointReport report) {
        if (report.isWhole()) {
            return report.job() + " takes every state";
        }
        int dropped = report.dropped().size();
        return dropped == 0
                ? "some state cannot be read. Maybe a newer release wrote it"
                : "Flink refuses this savepoint: the state of "
                        + dropped
                        + (dropped == 1 ? " operator" : " operators")
                        + " has no place in the job. Maybe it is of another job (--job), or"
                        + " --allow-non-restored-state drops it on purpose";
    }
}
