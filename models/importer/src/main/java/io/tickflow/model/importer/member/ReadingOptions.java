package io.tickflow.model.importer.member;

import io.tickflow.model.contract.manifest.MemberOutput.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements of the user about a model that its file leaves open.
 *
 * @param features names of its inputs in order; empty to take those of the file
 * @param output name of the output with the answer; null to find it
 * @param positive label of the positive class, or the number of its column if the file has no
 *     labels; null to find it
 * @param kind meaning of its values; null to find it
 * @param scale value of a regression that counts as one logit; 0 if it is not stated
 * @param tolerance largest accepted difference from the library; 0 for the usual one
 * @param takesMissing false if its library refuses missing values; trees of XGBoost and LightGBM
 *     files take them in any case
 */
public record ReadingOptions(
        List<String> features,
        @Nullable String output,
        @Nullable String positive,
        @Nullable Kind kind,
        double scale,
        double tolerance,
        boolean takesMissing) {

    /** States nothing. */
    public static final ReadingOptions NONE =
            new ReadingOptions(List.of(), null, null, null, 0, 0, true);

    /** Copies the list. */
    public ReadingOptions {
        features = List.copyOf(features);
    }
}
