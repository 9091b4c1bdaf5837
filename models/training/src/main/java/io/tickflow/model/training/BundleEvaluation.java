package io.tickflow.model.training;

import io.tickflow.core.label.Labels;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.training.EvaluationReport.RoleResult;
import io.tickflow.model.training.EvaluationReport.TickCounts;
import io.tickflow.model.training.evaluation.TickScoring;
import io.tickflow.model.training.run.EvaluationException;
import io.tickflow.model.training.run.Progress;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores tick files with a bundle as a job does, and judges the predictions of each role by the
 * labels that came true.
 */
public final class BundleEvaluation {

    private static final int PROGRESS_TICKS = 10_000;
    private static final double READ_SHARE = 0.9;

    private final EvaluationConfig config;
    private final Scorer scorer;
    private final Progress progress;
    private long read;
    private long malformed;

    private BundleEvaluation(EvaluationConfig config, Scorer scorer, Progress progress) {
        this.config = config;
        this.scorer = scorer;
        this.progress = progress;
    }

    /**
     * Evaluates the bundle.
     *
     * @throws InvalidBundleException if a job would refuse it
     * @throws EvaluationException if a label is unknown
     * @throws IOException if a file cannot be read
     */
    public static EvaluationReport run(EvaluationConfig config, Progress progress)
            throws IOException {
        try (Scorer scorer = OnnxBundles.open(config.bundle(), config.features().schema())) {
            List<RoleModel> roles = scorer.manifest().roles();
            requireLabels(config, roles);
            return new BundleEvaluation(config, scorer, progress).run();
        }
    }

    private static void requireLabels(EvaluationConfig config, List<RoleModel> roles) {
        var problems = new ArrayList<String>();
        for (RoleModel model : roles) {
            try {
                Labels.parse(config.labelOf(model));
            } catch (IllegalArgumentException e) {
                problems.add(
                        "role "
                                + model.role()
                                + ": "
                                + e.getMessage()
                                + ". --label "
                                + model.role()
                                + "=LABEL judges it by another label");
            }
        }
        if (!problems.isEmpty()) {
            throw new EvaluationException(problems);
        }
    }

    private EvaluationReport run() throws IOException {
        try (var scoring = new TickScoring(config.features(), scorer)) {
            readAll(scoring);
            scoring.flush();
            var results = new ArrayList<RoleResult>();
            for (RoleModel model : scorer.manifest().roles()) {
                progress.report("judging the " + model.role(), READ_SHARE);
                results.add(new RoleEvaluation(config, scorer.manifest(), model, scoring).result());
            }
            progress.report("done", 1);
            return new EvaluationReport(
                    config.bundle(),
                    scorer.manifest(),
                    scorer.digest(),
                    new TickCounts(read, malformed, scoring.accepted(), scoring.rejected()),
                    results);
        }
    }

    /** Reads all files; a file's part of the progress is its share of the bytes. */
    private void readAll(TickScoring scoring) throws IOException {
        double total = 0;
        for (TickFile file : config.files()) {
            total += Files.size(file.path());
        }
        double before = 0;
        for (TickFile file : config.files()) {
            double after = before + READ_SHARE * Files.size(file.path()) / total;
            read(file, scoring, progress.part(before, after));
            before = after;
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
}
