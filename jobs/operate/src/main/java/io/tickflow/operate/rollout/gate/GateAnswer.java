package io.tickflow.operate.rollout.gate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Answer of a gate.
 *
 * @param rule its rule
 * @param outcome so far
 * @param isFinal true if no further measurement changes it
 * @param last newest measurement
 * @param failures failed measurements
 */
public record GateAnswer(
        GateRule rule, GateOutcome outcome, boolean isFinal, Measurement last, int failures) {

    /** The figure against its limit, such as {@code 12 ms, at most 1,000 ms}. */
    public String text() {
        GateKind kind = rule.kind();
        String figure =
                Double.isNaN(last.figure()) ? "no figure" : number(last.figure(), kind.unit());
        String note = last.note().isEmpty() ? "" : " (" + last.note() + ")";
        return figure + ", " + kind.comparison() + " " + number(rule.limit(), kind.unit()) + note;
    }

    /** Figures of several gates in one line, for a journal. */
    public static String texts(List<GateAnswer> answers) {
        return answers.stream()
                .map(
                        answer ->
                                answer.rule().kind().label()
                                        + " "
                                        + answer.outcome()
                                        + ": "
                                        + answer.text())
                .collect(Collectors.joining("; "));
    }

    private static String number(double value, String unit) {
        return switch (unit) {
            case "share" -> String.format(Locale.ROOT, "%.1f %%", 100 * value);
            case "PSI" -> String.format(Locale.ROOT, "PSI %.3f", value);
            case "" -> String.format(Locale.ROOT, "%.0f", value);
            default -> String.format(Locale.ROOT, "%,.0f %s", value, unit);
        };
    }
}
