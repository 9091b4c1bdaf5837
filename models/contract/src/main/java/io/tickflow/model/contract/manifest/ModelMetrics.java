package io.tickflow.model.contract.manifest;

import java.time.Instant;
import java.util.List;

/**
 * Quality of a model on data later than its training data. Shares and rates are 0 to 1; NaN without
 * any data to measure.
 *
 * @param from UTC time of the first evaluated tick
 * @param to UTC time of the last evaluated tick
 * @param embargoMillis time after the last training tick that was left out
 * @param rows scored ticks with a label
 * @param ties ticks left out because the mean equals the mid, so that there is no label
 * @param gate smallest confidence of a prediction that counts
 * @param coverage share of {@code rows} that reach the gate
 * @param accuracyAtGate share of correct predictions at the gate
 * @param accuracyAtGateLow lower end of the 95% interval of that share, with errors clustered in
 *     blocks of ten minutes
 * @param accuracyAtGateHigh upper end of that interval
 * @param accuracy share of correct predictions over all rows
 * @param baseRate share of positive labels over all rows
 * @param baseRateAtGate share of positive labels over the rows at the gate
 * @param auc area under the ROC curve over all rows
 * @param expectedCalibrationError mean gap between probability and frequency over ten bins
 * @param baselines rules without learning, on the same rows
 * @param delays accuracy of the same predictions with delayed execution
 * @param walkForward results of the same training on growing windows, day by day
 */
public record ModelMetrics(
        Instant from,
        Instant to,
        long embargoMillis,
        long rows,
        long ties,
        double gate,
        double coverage,
        double accuracyAtGate,
        double accuracyAtGateLow,
        double accuracyAtGateHigh,
        double accuracy,
        double baseRate,
        double baseRateAtGate,
        double auc,
        double expectedCalibrationError,
        List<Baseline> baselines,
        List<Delay> delays,
        List<Fold> walkForward) {

    /**
     * Fixed rule for comparison, without learning.
     *
     * @param name short description of the rule
     * @param rows rows for which the rule has an answer
     * @param accuracy share of correct answers
     * @param rowsAtGate rows at the model's gate for which the rule has an answer
     * @param accuracyAtGate share of correct answers at the gate
     */
    public record Baseline(
            String name, long rows, double accuracy, long rowsAtGate, double accuracyAtGate) {}

    /**
     * Accuracy at the gate of predictions that take effect with a delay.
     *
     * @param delayMillis delay of the start of the label
     * @param rows predictions with a label at that time
     * @param accuracy share of correct predictions
     */
    public record Delay(long delayMillis, long rows, double accuracy) {}

    /**
     * Result of one day, predicted by a model of the days before it.
     *
     * @param day UTC date
     * @param rows ticks with a label
     * @param coverage share of rows that reach the gate
     * @param accuracyAtGate share of correct predictions at the gate
     * @param auc area under the ROC curve
     */
    public record Fold(String day, long rows, double coverage, double accuracyAtGate, double auc) {}

    /** Copies the lists. */
    public ModelMetrics {
        baselines = List.copyOf(baselines);
        delays = List.copyOf(delays);
        walkForward = List.copyOf(walkForward);
    }
}
