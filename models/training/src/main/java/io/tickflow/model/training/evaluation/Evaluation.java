package io.tickflow.model.training.evaluation;

import io.tickflow.model.contract.manifest.ModelMetrics;
import io.tickflow.model.contract.manifest.ModelMetrics.Baseline;
import io.tickflow.model.contract.manifest.ModelMetrics.Delay;
import io.tickflow.model.contract.manifest.ModelMetrics.Fold;
import io.tickflow.model.training.data.Examples;
import io.tickflow.model.training.data.LabelledSeries;
import io.tickflow.model.training.data.Split;
import java.time.Instant;
import java.util.List;

/** Evaluates probabilities on examples later than the training data, for a manifest. */
public final class Evaluation {

    private static final Target TARGET = Target.of(LabelledSeries.LABEL);

    private Evaluation() {}

    /** Probabilities of {@code examples} with the labels that came true. */
    public static PredictedRows rows(Examples examples, float[] probabilities) {
        List<JudgedSeries> series =
                examples.series().stream()
                        .map(
                                one ->
                                        new JudgedSeries(
                                                one.series().quotes(),
                                                one.labels(),
                                                TARGET.rules()))
                        .toList();
        return new PredictedRows(TARGET, series, examples.keys(), probabilities);
    }

    /** Measures for a manifest. */
    public static ModelMetrics metrics(
            Examples examples, float[] probabilities, double gate, List<Fold> folds) {
        Judgement judged = Judge.judge(rows(examples, probabilities), Gate.confidence(gate));
        return new ModelMetrics(
                Instant.ofEpochMilli(judged.fromMillis()),
                Instant.ofEpochMilli(judged.toMillis()),
                Split.EMBARGO_MILLIS,
                judged.rows(),
                examples.ties(),
                gate,
                judged.gated().coverage(),
                judged.gated().accuracy(),
                judged.gated().interval().low(),
                judged.gated().interval().high(),
                judged.accuracy(),
                judged.baseRate(),
                judged.gated().baseRate(),
                judged.auc(),
                judged.calibrationError(),
                judged.baselines().stream().map(Evaluation::baseline).toList(),
                judged.delays().stream().map(Evaluation::delay).toList(),
                folds);
    }

    /** Result of a day of walk-forward evaluation. */
    public static Fold fold(Split split, float[] probabilities, double gate) {
        Judgement judged = Judge.judge(rows(split.judge(), probabilities), Gate.confidence(gate));
        return new Fold(
                split.name(),
                judged.rows(),
                judged.gated().coverage(),
                judged.gated().accuracy(),
                judged.auc());
    }

    private static Baseline baseline(Judgement.Baseline one) {
        return new Baseline(
                one.name(), one.rows(), one.accuracy(), one.rowsAtGate(), one.accuracyAtGate());
    }

    private static Delay delay(Judgement.Delay one) {
        return new Delay(one.delayMillis(), one.rows(), one.accuracy());
    }
}
