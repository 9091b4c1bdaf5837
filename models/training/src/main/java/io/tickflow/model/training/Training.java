package io.tickflow.model.training;

import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.ModelMetrics;
import io.tickflow.model.contract.manifest.ModelMetrics.Fold;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.training.bundle.BundleWriter;
import io.tickflow.model.training.data.LabelledSeries;
import io.tickflow.model.training.data.Split;
import io.tickflow.model.training.data.TickData;
import io.tickflow.model.training.data.TickDataReader;
import io.tickflow.model.training.evaluation.Evaluation;
import io.tickflow.model.training.evaluation.MemberAnswers;
import io.tickflow.model.training.member.MemberTraining;
import io.tickflow.model.training.member.TrainedMembers;
import io.tickflow.model.training.run.Progress;
import io.tickflow.model.training.run.TrainingException;
import io.tickflow.model.training.tree.TreeLibrary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Trains the ensemble of a direction model from tick files and writes its bundle. Features come
 * from the engine of the jobs, the label is {@code sm_N5}, the members are trees of one or more
 * libraries, and later ticks judge the result. Equal files and configuration give the same model.
 */
public final class Training {

    private static final double READ_SHARE = 0.3;
    private static final double FOLDS_SHARE = 0.5;
    private static final double TRAINED_SHARE = 0.95;

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
        require(config.problems());
        return new Training(config, progress)
                .run(part -> TickDataReader.read(config.files(), config.serverTime(), part));
    }

    /**
     * Reads {@code source} instead of files, trains, judges, and writes the bundle.
     *
     * @throws TrainingException as the other method does
     */
    public static TrainingReport run(
            TrainingConfig config, DecisionSource source, Progress progress) {
        require(config.problemsBesideFiles());
        return new Training(config, progress).run(part -> source.read(part).data());
    }

    private static void require(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new TrainingException(problems);
        }
    }

    private TrainingReport run(Function<Progress, TickData> source) {
        config.members().forEach(TreeLibrary::load);
        TickData data = source.apply(progress.part(0, READ_SHARE));
        Instant from = config.evaluateFrom();
        long boundary = from != null ? from.toEpochMilli() : Split.defaultBoundary(data.series());
        Split split = Split.at("later ticks", data.series(), boundary, Long.MAX_VALUE);
        split.requireEnough();
        List<Fold> folds = folds(data);
        Progress rest = progress.part(FOLDS_SHARE + READ_SHARE, TRAINED_SHARE);
        try (TrainedMembers trained = training().train(split.train(), rest)) {
            progress.report("judging and exporting", TRAINED_SHARE);
            var answers = MemberAnswers.of(trained, split.judge());
            ModelMetrics metrics =
                    Evaluation.metrics(split.judge(), answers.fused(), TrainingConfig.GATE, folds);
            io.tickflow.model.contract.manifest.Training trainedOn =
                    trainedOn(data, split, trained.rows(), boundary);
            ModelManifest manifest =
                    new BundleWriter(trained.members(), split.judge(), config.trees().seed())
                            .write(
                                    config.bundle(),
                                    written -> manifest(written, trainedOn, metrics));
            progress.report("done", 1);
            return new TrainingReport(
                    config.bundle(),
                    manifest,
                    answers.figures(TrainingConfig.GATE),
                    data.malformedLines(),
                    data.rejected());
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
            try (TrainedMembers trained = training().train(split.train(), part)) {
                folds.add(
                        Evaluation.fold(
                                split,
                                trained.predict(split.judge().inputs()),
                                TrainingConfig.GATE));
            }
        }
        return folds;
    }

    private MemberTraining training() {
        return new MemberTraining(config.members(), config.trees(), config.calibration());
    }

    private io.tickflow.model.contract.manifest.Training trainedOn(
            TickData data, Split split, int rows, long boundary) {
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
                rows,
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
                        written.members(),
                        1,
                        written.golden(),
                        metrics);
        return new ModelManifest(
                ModelManifest.FORMAT,
                config.id(),
                config.version(),
                List.of(direction),
                trainedOn,
                libraries(),
                System.getProperty("os.arch", "unknown"),
                NOTE);
    }

    private Map<String, String> libraries() {
        var versions = new TreeMap<String, String>();
        versions.put("onnxruntime", OnnxBundles.runtimeVersion());
        versions.put("java", System.getProperty("java.version", "unknown"));
        config.members().forEach(one -> versions.put(one.artifact(), one.version()));
        return versions;
    }
}
