package io.tickflow.cli.health;

import io.tickflow.operate.check.CheckOutcome;
import io.tickflow.operate.check.CheckResult;
import java.util.List;
import java.util.Locale;

/** Formats the results of checks as text. Pure functions. */
final class DoctorScreen {

    private static final String INDENT = " ".repeat(21);

    private DoctorScreen() {}

    /**
     * Formats a line for each check, advice below failed checks, and a last line with the totals.
     */
    static String of(List<CheckResult> diagnoses) {
        var screen = new StringBuilder();
        for (CheckResult diagnosis : diagnoses) {
            screen.append(
                    String.format(
                            Locale.ROOT,
                            "  %-4s  %-11s  %s%n",
                            diagnosis.outcome(),
                            diagnosis.check(),
                            indented(diagnosis.detail())));
            if (!diagnosis.advice().isEmpty()) {
                screen.append(INDENT)
                        .append("-> ")
                        .append(indented(diagnosis.advice()))
                        .append('\n');
            }
        }
        return screen.append('\n').append(sum(diagnoses)).append('\n').toString();
    }

    private static String sum(List<CheckResult> diagnoses) {
        return "%d passed, %d failed, %d skipped"
                .formatted(
                        count(diagnoses, CheckOutcome.PASS),
                        count(diagnoses, CheckOutcome.FAIL),
                        count(diagnoses, CheckOutcome.SKIP));
    }

    private static long count(List<CheckResult> diagnoses, CheckOutcome outcome) {
        return diagnoses.stream().filter(diagnosis -> diagnosis.outcome() == outcome).count();
    }

    private static String indented(String text) {
        return text.strip().replace("\n", "\n" + INDENT);
    }
}
