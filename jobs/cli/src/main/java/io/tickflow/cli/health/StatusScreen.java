package io.tickflow.cli.health;

import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a status for a person. Pure. */
final class StatusScreen {

    private StatusScreen() {}

    /** One screen, a line a finding. */
    static String of(StatusReport report) {
        var screen = new StringBuilder();
        screen.append("Tickflow  ")
                .append(Ages.time(report.atMillis()))
                .append(report.mode() == null ? "" : "  mode " + report.mode())
                .append("  ")
                .append(summary(report))
                .append("\n\n");
        for (Finding finding : report.findings()) {
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
                        .filter(finding -> finding.level() == Level.RED)
                        .map(Finding::item)
                        .collect(Collectors.joining(", ", "RED: ", ""))
                : "nothing is red";
    }

    private static String since(Finding finding, long nowMillis) {
        Long since = finding.sinceMillis();
        return since == null
                ? ""
                : "; since " + Ages.time(since) + " (" + Ages.text(nowMillis - since) + ")";
    }
}
