package io.tickflow.model.contract;

import java.time.Instant;
import java.util.List;

/**
 * How a model did on data later than all it was trained on. Shares and rates are 0 to 1; NaN where
 * there was nothing to measure.
 *
 * @param from UTC time of the first tick evaluated
 * @param to UTC time of the last tick evaluated
 * @param embargoMillis ticks this close after the last training tick were left out
 * @param rows ticks with a label that the model was asked about
 * @param ties ticks left out because the label is neither: the mean equals the mid
 * @param gate confidence from which a prediction counts
 * @param coverage share of {@code rows} that reach the gate
 * @param accuracyAtGate share of those that were right
 * @param accuracyAtGateLow lower end of its 95% interval, errors clustered in blocks of ten minutes
 * @param accuracyAtGateHigh upper end of that interval
 * @param accuracy share of all rows that were right
 * @param baseRate share of all rows whose label is positive
 * @param baseRateAtGate share of the rows at the gate whose label is positive
 * @param auc area under the ROC curve over all rows
 * @param expectedCalibrationError mean gap of probability and frequency over ten bins
 * @param baselines rules without learning, on the same rows
 * @param delays accuracy of the same predictions if acted on later
 * @param walkForward the same training repeated on growing windows, day by day
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
     * A rule without learning.
     *
     * @param name what it does
     * @param rows rows on which it has an opinion
     * @param accuracy share of those that were right
     * @param rowsAtGate rows at the model's gate on which it has an opinion
     * @param accuracyAtGate share of those that were right
     */
    public record Baseline(
            String name, long rows, double accuracy, long rowsAtGate, double accuracyAtGate) {}

    /**
     * The predictions at the gate, judged from the state a little later.
     *
     * @param delayMillis how much later the label starts
     * @param rows predictions that still have a label then
     * @param accuracy share of those that were right
     */
    public record Delay(long delayMillis, long rows, double accuracy) {}

    /**
     * One day, predicted by a model trained on the days before it.
     *
     * @param day UTC date
     * @param rows ticks with a label
     * @param coverage share that reaches the gate
     * @param accuracyAtGate share of those that were right
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
