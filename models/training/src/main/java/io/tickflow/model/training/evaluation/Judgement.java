package io.tickflow.model.training.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Quality of predictions. Shares and rates are 0 to 1; NaN without any row to measure.
 *
 * @param fromMillis UTC time of the first row
 * @param toMillis UTC time of the last row
 * @param rows labelled ticks with a prediction
 * @param accuracy share of correct predictions over all rows
 * @param baseRate share of label 1 over all rows
 * @param auc area under the ROC curve
 * @param calibrationError expected calibration error over ten bins
 * @param brier mean squared difference between probability and label
 * @param gated figures of the rows at the gate
 * @param baselines rules without learning on the same rows
 * @param delays accuracy at the gate, re-based to a later state; empty for labels between closes
 */
public record Judgement(
        long fromMillis,
        long toMillis,
        int rows,
        double accuracy,
        double baseRate,
        double auc,
        double calibrationError,
        double brier,
        Gated gated,
        List<Baseline> baselines,
        List<Delay> delays) {

    /**
     * Rows at the gate.
     *
     * @param gate gate of the predictions that count
     * @param rows number of these rows
     * @param coverage their share in all rows
     * @param accuracy share of correct predictions
     * @param interval 95% interval of the accuracy, see {@link Scored#accuracyInterval}
     * @param baseRate share of label 1
     * @param worstDay day with the lowest accuracy; null if no day has enough rows
     */
    public record Gated(
            Gate gate,
            int rows,
            double coverage,
            double accuracy,
            Scored.Interval interval,
            double baseRate,
            @Nullable Day worstDay) {}

    /**
     * Accuracy of a day.
     *
     * @param day days since the epoch, UTC
     * @param rows rows at the gate
     * @param accuracy share of correct predictions
     */
    public record Day(long day, int rows, double accuracy) {}

    /**
     * Result of a baseline.
     *
     * @param key key in reports
     * @param name readable name of the rule
     * @param rows rows for which the rule has an answer
     * @param accuracy share of correct answers
     * @param rowsAtGate such rows at the model's gate
     * @param accuracyAtGate share of correct answers at the gate
     */
    public record Baseline(
            String key,
            String name,
            int rows,
            double accuracy,
            int rowsAtGate,
            double accuracyAtGate) {}

    /**
     * Accuracy at the gate of predictions that take effect later.
     *
     * @param delayMillis delay of the start of the label
     * @param rows predictions with a label there
     * @param accuracy share of correct predictions
     */
    public record Delay(long delayMillis, int rows, double accuracy) {}

    /** Copies the lists. */
    public Judgement {
        baselines = List.copyOf(baselines);
        delays = List.copyOf(delays);
    }
}
