package io.tickflow.model.training;

import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.ModelMetrics;
import io.tickflow.model.contract.manifest.ModelMetrics.Fold;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.training.bundle.BundleWriter;
import io.tickflow.model.training.data.DirectionFeatures;
import io.tickflow.model.training.data.Examples;
import io.tickflow.model.training.data.LabelledSeries;
import io.tickflow.model.training.data.Split;
import io.tickflow.model.training.data.TickData;
import io.tickflow.model.training.data.TickDataReader;
import io.tickflow.model.training.evaluation.Evaluation;
import io.tickflow.model.training.run.Progress;
import io.tickflow.model.training.run.TrainingException;
import io.tickflow.model.training.tree.XgboostModel;
import io.tickflow.model.training.tree.XgboostNative;
import io.tickflow.model.training.tree.XgboostTrainer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import ml.dmlc.xgboost4j.java.XGBoost;

/**
 * Trains a direction model from tick files and writes its bundle. Features come from the engine of
 * the jobs, the label is {@code sm_N5}, the trees are XGBoost's, and later ticks judge the result.
 * Equal files and configuration give the same model.
 */
public final class Training {

    private static final double READ_SHARE = 0.3;
    private static final double FOLDS_SHARE = 0.5;

    private static final String NOTE =
            "A test signal and no trading edge: the label lives on the scale of quote flicker, is"
                    + " gone within a fraction of a second (see delays) and does not pay the"
                    + " spread.";

    private final TrainingConfig config;
    private final Progress progress;

    private Training(TrainingConfig config, Progress progress) {
        this.config = config;
        this.progress = progress;
    }

    /**
     * Reads the files, trains, judges, and writes the bundle.
     *
     * @throws TrainingException listing the problems of configuration, files or machine
     */
    public static TrainingReport run(TrainingConfig config, Progress progress) {
        List<String> problems = config.problems();
        if (!problems.isEmpty()) {
            throw new TrainingException(problems);
        }
        XgboostNative.load();
        return new Training(config, progress).run();
    }

    private TrainingReport run() {
        TickData data =
                TickDataReader.read(
                        config.files(), config.serverTime(), progress.part(0, READ_SHARE));
        Instant from = config.evaluateFrom();
        long boundary = from != null ? from.toEpochMilli() : Split.defaultBoundary(data.series());
        Split split = Split.at("later ticks", data.series(), boundary, Long.MAX_VALUE);
        split.requireEnough();
        List<Fold> folds = folds(data);
        Examples sample = sample(split);
        try (XgboostModel model = train(sample, progress.part(FOLDS_SHARE + READ_SHARE, 0.95))) {
            progress.report("judging and exporting", 0.95);
            ModelMetrics metrics =
                    Evaluation.metrics(
                            split.judge(),
                            model.predict(split.judge().inputs()),
                            TrainingConfig.GATE,
                            folds);
            io.tickflow.model.contract.manifest.Training trainedOn =
                    trainedOn(data, split, sample, boundary);
            ModelManifest manifest =
                    new BundleWriter(model, split.judge(), config.trees().seed())
                            .write(config.bundle(), member -> manifest(member, trainedOn, metrics));
            progress.report("done", 1);
            return new TrainingReport(
                    config.bundle(), manifest, data.malformedLines(), data.rejected());
        }
    }

    private List<Fold> folds(TickData data) {
        List<Split> splits = Split.walkForward(data.series(), config.foldsMax());
        var folds = new ArrayList<Fold>();
        for (int i = 0; i < splits.size(); i++) {
            Split split = splits.get(i);
            Progress part =
                    progress.part(
                            READ_SHARE + FOLDS_SHARE * i / splits.size(),
                            READ_SHARE + FOLDS_SHARE * (i + 1) / splits.size());
            try (XgboostModel model = train(sample(split), part)) {
                folds.add(
                        Evaluation.fold(
                                split, model.predict(split.judge().inputs()), TrainingConfig.GATE));
            }
        }
        return folds;
    }

    private Examples sample(Split split) {
        return split.train().sample(config.trees().rowsMax(), config.trees().seed());
    }

    private XgboostModel train(Examples sample, Progress part) {
        return new XgboostTrainer(config.trees())
                .train(
                        DirectionFeatures.withReflections(sample.inputs()),
                        DirectionFeatures.withOpposites(sample.labels()),
                        part);
    }

    private io.tickflow.model.contract.manifest.Training trainedOn(
            TickData data, Split split, Examples sample, long boundary) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < split.train().size(); i++) {
            first = Math.min(first, split.train().millis(i));
            last = Math.max(last, split.train().millis(i));
        }
        return new io.tickflow.model.contract.manifest.Training(
                Instant.ofEpochMilli(first),
                Instant.ofEpochMilli(last),
                data.series().stream().map(one -> one.series().symbol()).toList(),
                data.ticksBefore(boundary),
                sample.size(),
                config.trees().seed(),
                config.serverTime().toString(),
                data.files());
    }

    private ModelManifest manifest(
            BundleWriter.Written written,
            io.tickflow.model.contract.manifest.Training trainedOn,
            ModelMetrics metrics) {
        var direction =
                new RoleModel(
                        Role.DIRECTION,
                        RoleModel.EVERY_TICK,
                        List.of(RoleModel.ANY_SYMBOL),
                        written.features(),
                        LabelledSeries.LABEL.name(),
                        TrainingConfig.HORIZON_MILLIS,
                        TrainingConfig.GATE,
                        List.of(written.member()),
                        1,
                        written.golden(),
                        metrics);
        return new ModelManifest(
                ModelManifest.FORMAT,
                config.id(),
                config.version(),
                List.of(direction),
                trainedOn,
                Map.of(
                        "xgboost4j",
                        xgboostVersion(),
                        "onnxruntime",
                        OnnxBundles.runtimeVersion(),
                        "java",
                        System.getProperty("java.version", "unknown")),
                System.getProperty("os.arch", "unknown"),
                NOTE);
    }

    private static String xgboostVersion() {
        try (InputStream in = XGBoost.class.getResourceAsStream("/xgboost4j-version.properties")) {
            var properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
