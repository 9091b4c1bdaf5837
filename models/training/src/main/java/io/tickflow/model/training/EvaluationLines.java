package io.tickflow.model.training;

import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.training.EvaluationReport.Part;
import io.tickflow.model.training.EvaluationReport.RoleResult;
import io.tickflow.model.training.EvaluationReport.TickCounts;
import io.tickflow.model.training.evaluation.Judgement;
import io.tickflow.model.training.evaluation.Judgement.Baseline;
import io.tickflow.model.training.evaluation.Judgement.Day;
import io.tickflow.model.training.evaluation.Judgement.Delay;
import io.tickflow.model.training.evaluation.Judgement.Gated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Formats an evaluation as readable lines. */
final class EvaluationLines {

    private static final String ROW = "%-12s %9s %9s %9s %9s  %-13s %6s  %-17s %6s %6s %6s";

    private final EvaluationReport report;
    private final List<String> lines = new ArrayList<>();

    private EvaluationLines(EvaluationReport report) {
        this.report = report;
    }

    static List<String> of(EvaluationReport report) {
        var lines = new EvaluationLines(report);
        lines.head();
        report.roles().forEach(lines::role);
        return lines.lines;
    }

    private void head() {
        TickCounts ticks = report.ticks();
        add(
                "bundle       %s version %s, digest %.12s",
                report.manifest().id(), report.manifest().version(), report.digest());
        add(
                "ticks        %,d rows read = %,d accepted + %,d rejected + %,d malformed",
                ticks.read() + ticks.malformed(),
                ticks.accepted(),
                ticks.read() - ticks.accepted(),
                ticks.malformed());
    }

    private void role(RoleResult result) {
        Part all = result.all();
        lines.add("");
        add(
                "%-12s label %s%s, gate %s %.2f, decides at %s",
                result.model().role(),
                result.label(),
                result.model().role() == Role.META ? " of the direction at its gate" : "",
                all.judged().gated().gate().bothSides() ? "max(p, 1 - p) >=" : "p >=",
                result.model().gate(),
                result.model().decisionPoint().replace('-', ' '));
        add(
                "left out     %,d ties, %,d cut, %,d without a prediction",
                all.labels().ties(), all.labels().cut(), all.unscored());
        if (all.judged().rows() == 0) {
            lines.add("judged       none");
            return;
        }
        add(
                "judged       %,d from %s to %s",
                all.judged().rows(),
                Instant.ofEpochMilli(all.judged().fromMillis()),
                Instant.ofEpochMilli(all.judged().toMillis()));
        if (all.inTraining() > 0) {
            add(
                    "warning      %,d of them lie in the time that the model was trained on, so the"
                            + " figures flatter it",
                    all.inTraining());
        }
        lines.add("");
        table(result);
        lines.add("");
        rules(all.judged());
    }

    private void table(RoleResult result) {
        add(
                ROW,
                "",
                "ROWS",
                "AT GATE",
                "COVERAGE",
                "ACCURACY",
                "95% INTERVAL",
                "BASE",
                "WORST DAY",
                "AUC",
                "ECE",
                "BRIER");
        part("all", result.all());
        if (result.symbols().size() > 1) {
            result.symbols().forEach(this::part);
        }
    }

    /** Adds the row of a part, and those of its members if there are several. */
    private void part(String name, Part part) {
        row(name, part.judged(), part.judged().gated());
        Gated confident = part.confident();
        if (confident != null) {
            row("  p or 1-p", part.judged(), confident);
        }
        if (part.members().size() > 1) {
            part.members().forEach((member, judged) -> row("  " + member, judged, judged.gated()));
        }
    }

    private void row(String name, Judgement judged, Gated gated) {
        Day worst = gated.worstDay();
        add(
                ROW,
                name,
                String.format(Locale.ROOT, "%,d", judged.rows()),
                String.format(Locale.ROOT, "%,d", gated.rows()),
                percent(gated.coverage()),
                percent(gated.accuracy()),
                Double.isNaN(gated.interval().low())
                        ? "-"
                        : String.format(
                                Locale.ROOT,
                                "%.1f to %.1f",
                                100 * gated.interval().low(),
                                100 * gated.interval().high()),
                percent(gated.baseRate()),
                worst == null
                        ? "-"
                        : percent(worst.accuracy()) + " " + LocalDate.ofEpochDay(worst.day()),
                decimal(judged.auc()),
                decimal(judged.calibrationError()),
                decimal(judged.brier()));
    }

    private void rules(Judgement judged) {
        add("%-49s %7s %9s", "rules without learning", "AT GATE", "ALL");
        for (Baseline baseline : judged.baselines()) {
            add(
                    "  %-47s %7s %9s",
                    baseline.name(),
                    percent(baseline.accuracyAtGate()),
                    percent(baseline.accuracy()));
        }
        if (!judged.delays().isEmpty()) {
            var text = new StringBuilder("accuracy at the gate if it takes effect later:");
            for (Delay delay : judged.delays()) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                "  %,d ms %s",
                                delay.delayMillis(),
                                percent(delay.accuracy())));
            }
            lines.add(text.toString());
        }
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String decimal(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    private void add(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
