package io.tickflow.model.contract.manifest;

import java.util.List;

/**
 * Comparison of a member with the library that trained it.
 *
 * @param rows number of compared rows
 * @param worst largest difference of the probabilities
 * @param tolerance largest difference that is accepted; {@link #TOLERANCE} unless the libraries
 *     compute in different precision
 * @param kinds kinds of the rows: {@code real}, {@code random}, {@code missing} with NaN, {@code
 *     threshold} with values at thresholds of trees
 */
public record Parity(long rows, double worst, double tolerance, List<String> kinds) {

    /** Usual tolerance, for float rounding and order of summation. */
    public static final double TOLERANCE = 1e-6;

    /** Largest tolerance that a bundle may ask for. */
    public static final double TOLERANCE_MAX = 1e-3;

    /** Copies the list. */
    public Parity {
        kinds = List.copyOf(kinds);
    }
}
