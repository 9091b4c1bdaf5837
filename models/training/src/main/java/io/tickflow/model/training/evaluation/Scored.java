package io.tickflow.model.training.evaluation;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Probabilities with the labels that came true, and measures of their quality. All measures are
 * pure functions of the arrays.
 *
 * @param probabilities probabilities of label 1
 * @param labels labels, 0 or 1
 * @param blocks block of each row; errors within a block may be correlated
 */
public record Scored(float[] probabilities, byte[] labels, long[] blocks) {

    private static final int BINS = 10;

    /**
     * Interval, NaN at both ends without any rows.
     *
     * @param low lower end, 0 or more
     * @param high upper end, 1 or less
     */
    public record Interval(double low, double high) {}

    /** Share of rows that reach the gate. */
    public double coverage(Gate gate) {
        return labels.length == 0 ? Double.NaN : (double) rows(gate) / labels.length;
    }

    /** Share of correct rows among those at the gate. */
    public double accuracy(Gate gate) {
        return share(gate, row -> gate.isRight(probabilities[row], labels[row]));
    }

    /** Share of correct rows among the most confident ones, which are a share of all rows. */
    double accuracyOfMostConfident(double share) {
        var confidences = new float[labels.length];
        for (int row = 0; row < confidences.length; row++) {
            confidences[row] = Math.max(probabilities[row], 1 - probabilities[row]);
        }
        Arrays.sort(confidences);
        int outside = confidences.length - (int) (confidences.length * share);
        return outside >= confidences.length
                ? Double.NaN
                : accuracy(Gate.confidence(confidences[outside]));
    }

    /** Share of label 1 among the rows at the gate. */
    public double baseRate(Gate gate) {
        return share(gate, row -> labels[row] == 1);
    }

    private double share(Gate gate, IntPredicate holds) {
        int all = 0;
        int count = 0;
        for (int row = 0; row < labels.length; row++) {
            if (gate.reaches(probabilities[row])) {
                all++;
                count += holds.test(row) ? 1 : 0;
            }
        }
        return all == 0 ? Double.NaN : (double) count / all;
    }

    /** Number of rows that reach the gate. */
    int rows(Gate gate) {
        int rows = 0;
        for (float probability : probabilities) {
            rows += gate.reaches(probability) ? 1 : 0;
        }
        return rows;
    }

    /**
     * 95% interval of {@link #accuracy}, by a bootstrap of whole blocks. Errors of neighbouring
     * ticks are correlated, so an interval of independent rows would be far too narrow.
     */
    public Interval accuracyInterval(Gate gate) {
        Map<Long, int[]> blocksAtGate = new TreeMap<>();
        for (int row = 0; row < labels.length; row++) {
            if (gate.reaches(probabilities[row])) {
                int[] counts = blocksAtGate.computeIfAbsent(blocks[row], block -> new int[2]);
                counts[0]++;
                counts[1] += gate.isRight(probabilities[row], labels[row]) ? 1 : 0;
            }
        }
        return BlockBootstrap.interval(
                blocksAtGate.values().stream().mapToInt(counts -> counts[0]).toArray(),
                blocksAtGate.values().stream().mapToInt(counts -> counts[1]).toArray());
    }

    /** Mean squared difference between probability and label. */
    public double brier() {
        double sum = 0;
        for (int row = 0; row < labels.length; row++) {
            double error = (double) probabilities[row] - labels[row];
            sum += error * error;
        }
        return labels.length == 0 ? Double.NaN : sum / labels.length;
    }

    /**
     * Area under the ROC curve: chance that a row of label 1 has a higher probability than a row of
     * label 0, with ties counted half.
     */
    public double auc() {
        var order = new long[labels.length];
        for (int row = 0; row < order.length; row++) {
            // Probabilities are not negative, so the order of their bits is their own.
            order[row] = (long) Float.floatToIntBits(probabilities[row]) << 1 | labels[row];
        }
        Arrays.sort(order);
        double zerosBelow = 0;
        double pairs = 0;
        double ones = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            double onesHere = 0;
            while (to < order.length && order[to] >> 1 == order[from] >> 1) {
                onesHere += order[to++] & 1;
            }
            double zerosHere = to - from - onesHere;
            pairs += onesHere * (zerosBelow + zerosHere / 2);
            zerosBelow += zerosHere;
            ones += onesHere;
            from = to;
        }
        return ones == 0 || zerosBelow == 0 ? Double.NaN : pairs / (ones * zerosBelow);
    }

    /** Mean over rows of the gap between mean probability and frequency of their bin. */
    public double expectedCalibrationError() {
        var sums = new double[BINS];
        for (int row = 0; row < labels.length; row++) {
            int bin = Math.min(BINS - 1, (int) (probabilities[row] * BINS));
            sums[bin] += (double) probabilities[row] - labels[row];
        }
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(sums[bin]);
        }
        return labels.length == 0 ? Double.NaN : sum / labels.length;
    }
}
