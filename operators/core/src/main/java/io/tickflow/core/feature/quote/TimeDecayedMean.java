package io.tickflow.core.feature.quote;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Mean and variance of a value that holds between ticks: every instant counts, with weight {@code
 * exp(-age / tau)}, so a quote counts for the time it was held and a burst does not outvote an
 * hour. The weights are normalised, so the start is a plain time average. NaN before time has
 * passed. (The update is West's, Updating Mean and Variance Estimates, 1979: it does not subtract
 * large squares.)
 */
final class TimeDecayedMean {

    private final double tauMillis;
    private double weight;
    private double mean;
    private double variance;

    TimeDecayedMean(double tauMillis) {
        this.tauMillis = tauMillis;
    }

    /** The value was {@code held} for the {@code millis} up to now. */
    void hold(double held, long millis) {
        if (millis == 0) {
            return;
        }
        double gained = -StrictMath.expm1(-millis / tauMillis);
        weight += gained * (1 - weight);
        double share = gained / weight;
        double distance = held - mean;
        mean += share * distance;
        variance = (1 - share) * (variance + share * distance * distance);
    }

    double mean() {
        return weight == 0 ? Double.NaN : mean;
    }

    double deviation() {
        return weight == 0 ? Double.NaN : StrictMath.sqrt(variance);
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(weight);
        out.writeDouble(mean);
        out.writeDouble(variance);
    }

    void readFrom(DataInput in) throws IOException {
        weight = in.readDouble();
        mean = in.readDouble();
        variance = in.readDouble();
    }
}
