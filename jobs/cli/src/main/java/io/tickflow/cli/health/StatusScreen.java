package io.tickflow.cli.health;

import io.tickflow.operate.AgeFormat;
import io.tickflow.operate.status.StatusFinding;
import io.tickflow.operate.status.StatusLevel;
import io.tickflow.operate.status.StatusReport;
import java.util.Locale;
import java.util.stream.Collectors;

/** Formats a status as text. Pure functions. */
final class StatusScreen {

    private StatusScreen() {}

    /** Formats one screen with a line for each finding. */
    static String of(StatusReport report) {
        var screen = new StringBuilder();
        screen.append("Tickflow  ")
                .append(AgeFormat.time(report.atMillis()))
                .append(report.mode() == null ? "" : "  mode " + report.mode())
                .append("  ")
                .append(summary(report))
                .append("\n\n");
        for (StatusFinding finding : report.findings()) {
            screen.append(
                    String.format(
                            Locale.ROOT,
                            "  %-4s  %-10s  %s%s%n",
                            finding.level().label(),
                            finding.item(),
                            finding.text(),
                            since(finding, report.atMillis())));
        }
        return screen.toString();
    }

    private static String summary(StatusReport report) {
        return report.red()
                ? report.findings().stream()
                        .filter(finding -> finding.level() == StatusLevel.RED)
                        .map(StatusFinding::item)
                        .collect(Collectors.joining(", ", "RED: ", ""))
                : "nothing is red";
    }

    private static String since(StatusFinding finding, long nowMillis) {
        Long since = finding.sinceMillis();
        return since == null
                ? ""
                : "; since "
                        + AgeFormat.time(since)
                        + " ("
                        + AgeFormat.text(nowMillis - since)
                        + ")";
    }
}
