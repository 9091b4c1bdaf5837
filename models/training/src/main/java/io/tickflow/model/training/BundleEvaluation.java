package io.tickflow.model.training;

import io.tickflow.core.label.Label;
import io.tickflow.core.label.Labels;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.ModelManifest;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.onnx.ManifestJson;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.training.EvaluationReport.Part;
import io.tickflow.model.training.EvaluationReport.TickCounts;
import io.tickflow.model.training.evaluation.Judge;
import io.tickflow.model.training.evaluation.JudgedSeries;
import io.tickflow.model.training.evaluation.PredictedRows;
import io.tickflow.model.training.evaluation.RowSelection;
import io.tickflow.model.training.evaluation.TickScoring;
import io.tickflow.model.training.run.EvaluationException;
import io.tickflow.model.training.run.Progress;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores tick files with a bundle as a job does, and judges the predictions by the labels that came
 * true.
 */
public final class BundleEvaluation {

    private static final int PROGRESS_TICKS = 10_000;
    private static final double READ_SHARE = 0.9;

    private final EvaluationConfig config;
    private final ModelManifest manifest;
    private final Label label;
    private final Progress progress;
    private long read;
    private long malformed;

    private BundleEvaluation(
            EvaluationConfig config, ModelManifest manifest, Label label, Progress progress) {
        this.config = config;
        this.manifest = manifest;
        this.label = label;
        this.progress = progress;
    }

    /**
     * Evaluates the bundle.
     *
     * @throws InvalidBundleException if a job would refuse it
     * @throws EvaluationException if the label is unknown
     * @throws IOException if a file cannot be read
     */
    public static EvaluationReport run(EvaluationConfig config, Progress progress)
            throws IOException {
        try (Scorer scorer = OnnxBundles.open(config.bundle(), config.features().schema())) {
            ModelManifest manifest = ManifestJson.read(config.bundle());
            String wanted = config.label();
            Label label = label(wanted == null ? manifest.label() : wanted);
            return new BundleEvaluation(config, manifest, label, progress).run(scorer);
        }
    }

    private static Label label(String name) {
        try {
            return Labels.parse(name);
        } catch (IllegalArgumentException e) {
            throw new EvaluationException(
                    List.of(e.getMessage() + ". --label names another label to judge by"));
        }
    }

    private EvaluationReport run(Scorer scorer) throws IOException {
        try (var scoring = new TickScoring(config.features(), scorer)) {
            for (int i = 0; i < config.files().size(); i++) {
                read(
                        config.files().get(i),
                        scoring,
                        progress.part(
                                READ_SHARE * i / config.files().size(),
                                READ_SHARE * (i + 1) / config.files().size()));
            }
            scoring.flush();
            progress.report("judging", READ_SHARE);
            Map<String, Part> symbols = new LinkedHashMap<>();
            Map<String, JudgedSeries> series = new LinkedHashMap<>();
            for (String symbol : scoring.symbols()) {
                var one = new JudgedSeries(scoring.quotes(symbol), label);
                series.put(symbol, one);
                symbols.put(symbol, part(scoring, Map.of(symbol, one)));
            }
            Part all = part(scoring, series);
            progress.report("done", 1);
            return new EvaluationReport(
                    config.bundle(),
                    manifest,
                    label,
                    new TickCounts(read, malformed, scoring.accepted(), scoring.rejected()),
                    all,
                    symbols);
        }
    }

    private void read(TickFile file, TickScoring scoring, Progress part) throws IOException {
        try (TickReader rows = TickReader.open(file)) {
            while (rows.hasNext()) {
                TickRow row = rows.next();
                scoring.take(rows.tick(row, config.serverTime(), 0, row.line()));
                if (++read % PROGRESS_TICKS == 0) {
                    part.report("scoring " + file.symbol(), rows.fractionRead());
                }
            }
            malformed += rows.malformedCount();
        }
    }

    private Part part(TickScoring scoring, Map<String, JudgedSeries> series) {
        long from = config.from() == null ? Long.MIN_VALUE : config.from().toEpochMilli();
        var selection = new RowSelection(label, from);
        series.forEach(
                (symbol, one) ->
                        selection.add(
                                one, scoring.probabilities(symbol), scoring.probabilities(symbol)));
        PredictedRows rows = selection.rows();
        return new Part(
                selection.counts(),
                selection.unscored(),
                rows.countBetween(
                        manifest.training().symbols(),
                        manifest.training().from().toEpochMilli(),
                        manifest.training().to().toEpochMilli()),
                Judge.judge(rows, manifest.gate()));
    }
}
