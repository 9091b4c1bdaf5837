package io.tickflow.core.signal;

import java.io.Serializable;

/**
 * Smallest probabilities with which a prediction becomes a candidate.
 *
 * @param confidenceMin smallest confidence of the direction; 0.5 to 1
 * @param agreementMin smallest share of the answering weight on the side of the direction; 0 to 1
 * @param metaMin smallest probability of the meta role; NaN if the bundle has none
 * @param regimeMin smallest probability of the regime role; NaN if the bundle has none
 */
public record SignalGates(
        double confidenceMin, double agreementMin, double metaMin, double regimeMin)
        implements Serializable {

    /** Gates of a bundle of a direction alone. */
    public static SignalGates ofDirection(double confidenceMin) {
        return new SignalGates(confidenceMin, 0, Double.NaN, Double.NaN);
    }

    boolean hasMeta() {
        return !Double.isNaN(metaMin);
    }

    /** Returns true if the bundle has a regime role. */
    public boolean hasRegime() {
        return !Double.isNaN(regimeMin);
    }
}
