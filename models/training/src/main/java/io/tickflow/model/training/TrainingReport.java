package io.tickflow.model.training;

import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.ModelMetrics;
import io.tickflow.model.contract.manifest.Training;
import io.tickflow.model.training.evaluation.MemberAnswers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Result of a training.
 *
 * @param bundle directory of the bundle
 * @param manifest manifest of the bundle, including its figures
 * @param members figures of each member alone, and of all together
 * @param malformedLines number of unreadable lines
 * @param rejectedTicks ticks rejected by the feature engine, by reason
 */
public record TrainingReport(
        Path bundle,
        ModelManifest manifest,
        List<MemberAnswers.Figures> members,
        long malformedLines,
        Map<DeadLetterCode, Long> rejectedTicks) {

    /** Formats the report as readable lines. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(
                line(
                        "model        %s version %s, label %s, %d features",
                        manifest.id(),
                        manifest.version(),
                        manifest.direction().label(),
                        manifest.direction().features().size()));
        Training training = manifest.training();
        if (training != null) {
            lines.add(
                    line(
                            "trained on   %,d of %,d ticks of %s, %s to %s",
                            training.rows(),
                            training.ticks(),
                            String.join(", ", training.symbols()),
                            training.from(),
                            training.to()));
        }
        ModelMetrics metrics = manifest.direction().metrics();
        if (metrics == null) {
            lines.add("judged on    not measured");
        } else {
            addFigures(metrics, lines);
        }
        lines.add("bundle       " + bundle);
        lines.add("note         " + manifest.note());
        return lines;
    }

    private void addFigures(ModelMetrics metrics, List<String> lines) {
        lines.add(
                line(
                        "judged on    %,d later ticks, %s to %s (%,d ties left out)",
                        metrics.rows(), metrics.from(), metrics.to(), metrics.ties()));
        lines.add(
                line(
                        "at gate %.2f  accuracy %.1f%% (95%%: %.1f to %.1f) at %.1f%% coverage;"
                                + " base rate there %.1f%%",
                        metrics.gate(),
                        100 * metrics.accuracyAtGate(),
                        100 * metrics.accuracyAtGateLow(),
                        100 * metrics.accuracyAtGateHigh(),
                        100 * metrics.coverage(),
                        100 * metrics.baseRateAtGate()));
        lines.add(
                line(
                        "all ticks    accuracy %.1f%%, base rate %.1f%%, AUC %.3f, calibration"
                                + " error %.3f",
                        100 * metrics.accuracy(),
                        100 * metrics.baseRate(),
                        metrics.auc(),
                        metrics.expectedCalibrationError()));
        addDetails(metrics, lines);
    }

    private void addDetails(ModelMetrics metrics, List<String> lines) {
        for (ModelMetrics.Baseline baseline : metrics.baselines()) {
            lines.add(
                    line(
                            "baseline     %.1f%% at the gate, %.1f%% on all: %s",
                            100 * baseline.accuracyAtGate(),
                            100 * baseline.accuracy(),
                            baseline.name()));
        }
        for (ModelMetrics.Delay delay : metrics.delays()) {
            lines.add(
                    line(
                            "%,4d ms later accuracy %.1f%%",
                            delay.delayMillis(), 100 * delay.accuracy()));
        }
        for (MemberAnswers.Figures one : members) {
            lines.add(
                    line(
                            "%-12s accuracy %.1f%% at %.1f%% coverage, %.1f%% of the most confident"
                                    + " quarter, AUC %.3f",
                            one.name(),
                            100 * one.accuracyAtGate(),
                            100 * one.coverage(),
                            100 * one.accuracyAtQuarter(),
                            one.auc()));
        }
        addFolds(metrics.walkForward(), lines);
        if (malformedLines > 0) {
            lines.add(line("malformed    %,d lines", malformedLines));
        }
        rejectedTicks.forEach(
                (reason, count) -> lines.add(line("rejected     %,d ticks: %s", count, reason)));
    }

    private static void addFolds(List<ModelMetrics.Fold> folds, List<String> lines) {
        double rows = 0;
        double atGate = 0;
        double right = 0;
        for (ModelMetrics.Fold fold : folds) {
            lines.add(
                    line(
                            "%s   accuracy %.1f%% at %.1f%% coverage, AUC %.3f, trained on the days"
                                    + " before",
                            fold.day(),
                            100 * fold.accuracyAtGate(),
                            100 * fold.coverage(),
                            fold.auc()));
            rows += fold.rows();
            if (fold.coverage() > 0) {
                atGate += fold.coverage() * fold.rows();
                right += fold.accuracyAtGate() * fold.coverage() * fold.rows();
            }
        }
        if (!folds.isEmpty()) {
            lines.add(
                    line(
                            "all of these accuracy %.1f%% at %.1f%% coverage",
                            100 * right / atGate, 100 * atGate / rows));
        }
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
