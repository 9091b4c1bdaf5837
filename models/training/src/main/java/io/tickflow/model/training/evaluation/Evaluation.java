package io.tickflow.model.training.evaluation;

import io.tickflow.model.contract.manifest.ModelMetrics;
import io.tickflow.model.contract.manifest.ModelMetrics.Delay;
import io.tickflow.model.contract.manifest.ModelMetrics.Fold;
import io.tickflow.model.training.data.Examples;
import io.tickflow.model.training.data.FeatureSeries;
import io.tickflow.model.training.data.LabelledSeries;
import io.tickflow.model.training.data.SmoothedMidLabel;
import io.tickflow.model.training.data.Split;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Evaluates probabilities on examples later than the training data. */
public final class Evaluation {

    private static final long BLOCK_MILLIS = 600_000;
    private static final long[] DELAYS_MILLIS = {100, 250, 1_000};

    private Evaluation() {}

    public static Scored scored(Examples examples, float[] probabilities) {
        var labels = new byte[examples.size()];
        var blocks = new long[examples.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = examples.label(i);
            blocks[i] =
                    examples.millis(i) / BLOCK_MILLIS * examples.series().size()
                            + examples.seriesIndex(i);
        }
        return new Scored(probabilities, labels, blocks);
    }

    public static ModelMetrics metrics(
            Examples examples, float[] probabilities, double gate, List<Fold> folds) {
        Scored scored = scored(examples, probabilities);
        Scored.Interval interval = scored.accuracyInterval(gate);
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (int i = 0; i < examples.size(); i++) {
            from = Math.min(from, examples.millis(i));
            to = Math.max(to, examples.millis(i));
        }
        return new ModelMetrics(
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(to),
                Split.EMBARGO_MILLIS,
                examples.size(),
                examples.ties(),
                gate,
                scored.coverage(gate),
                scored.accuracy(gate),
                interval.low(),
                interval.high(),
                scored.accuracy(0),
                scored.baseRate(0),
                scored.baseRate(gate),
                scored.auc(),
                scored.expectedCalibrationError(),
                Baselines.of(examples, probabilities, gate),
                delays(examples, probabilities, gate),
                folds);
    }

    private static List<Delay> delays(Examples examples, float[] probabilities, double gate) {
        return Arrays.stream(DELAYS_MILLIS)
                .mapToObj(delay -> delayed(examples, probabilities, gate, delay))
                .toList();
    }

    /** Judges the same predictions by the label of the tick current {@code delayMillis} later. */
    private static Delay delayed(
            Examples examples, float[] probabilities, double gate, long delayMillis) {
        long rows = 0;
        long right = 0;
        for (int i = 0; i < examples.size(); i++) {
            if (Scored.reaches(probabilities[i], gate)) {
                LabelledSeries one = examples.seriesOf(i);
                int label = one.labels()[stateAfter(one.series(), examples.rowOf(i), delayMillis)];
                if (label >= 0) {
                    rows++;
                    right += probabilities[i] >= 0.5f == (label == SmoothedMidLabel.UP) ? 1 : 0;
                }
            }
        }
        return new Delay(delayMillis, rows, (double) right / rows);
    }

    private static int stateAfter(FeatureSeries series, int row, long delayMillis) {
        int state = row;
        long untilMillis = series.millis(row) + delayMillis;
        while (state + 1 < series.size() && series.millis(state + 1) <= untilMillis) {
            state++;
        }
        return state;
    }
}
