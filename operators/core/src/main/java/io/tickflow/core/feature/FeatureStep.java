package io.tickflow.core.feature;

import io.tickflow.core.deadletter.DeadLetterCode;
import org.jspecify.annotations.Nullable;

/**
 * What one tick led to.
 *
 * @param accepted whether the tick was used
 * @param vector null if the tick was rejected or is no decision point
 * @param rejection why the tick was not used; null if it was
 */
public record FeatureStep(
        boolean accepted, @Nullable FeatureVector vector, @Nullable DeadLetterCode rejection) {

    /** Accepted, and no decision point. */
    static final FeatureStep SILENT = new FeatureStep(true, null, null);

    static FeatureStep decided(FeatureVector vector) {
        return new FeatureStep(true, vector, null);
    }

    static FeatureStep rejected(DeadLetterCode code) {
        return new FeatureStep(false, null, code);
    }
}
