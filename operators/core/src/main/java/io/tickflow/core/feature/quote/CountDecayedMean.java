package io.tickflow.core.feature.quote;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Mean that weighs an observation by {@code (1 - alpha)^n} after n more of them. The weights are
 * normalised, so the first observations are their plain mean and not drawn to a start value. NaN
 * before the first.
 */
final class CountDecayedMean {

    private final double alpha;
    private double weight;
    private double mean;

    CountDecayedMean(double alpha) {
        this.alpha = alpha;
    }

    void add(double x) {
        weight += alpha * (1 - weight);
        mean += alpha / weight * (x - mean);
    }

    double value() {
        return weight == 0 ? Double.NaN : mean;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(weight);
        out.writeDouble(mean);
    }

    void readFrom(DataInput in) throws IOException {
        weight = in.readDouble();
        mean = in.readDouble();
    }
}
