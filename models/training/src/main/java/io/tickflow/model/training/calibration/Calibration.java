package io.tickflow.model.training.calibration;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Methods of calibration. */
public enum Calibration {
    /** Probabilities as the trees give them. */
    NONE,

    /** Logistic function of a straight line over the margin (Platt 1999). */
    PLATT,

    /** Rising line through the frequencies of equal parts (Zadrozny and Elkan 2002). */
    ISOTONIC;

    /** Name in options. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Parses a name.
     *
     * @throws IllegalArgumentException naming those that there are
     */
    public static Calibration parse(String name) {
        return Arrays.stream(values())
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no calibration '"
                                                + name
                                                + "'; there are "
                                                + Arrays.stream(values())
                                                        .map(Calibration::toString)
                                                        .collect(Collectors.joining(", "))));
    }

    /**
     * Fits a map from margins to probabilities; not for {@link #NONE}.
     *
     * @param margins logits of rows that were not trained on
     * @param labels labels of these rows, 0 or 1
     */
    public MarginMap fit(double[] margins, float[] labels) {
        return switch (this) {
            case NONE -> throw new IllegalStateException("nothing is to be fitted");
            case PLATT -> PlattMap.fit(margins, labels);
            case ISOTONIC -> IsotonicMap.fit(margins, labels);
        };
    }
}
