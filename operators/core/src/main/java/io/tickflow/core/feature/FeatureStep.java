package io.tickflow.core.feature;

import io.tickflow.core.deadletter.DeadLetterCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one tick led to: a vector or a rejection, exactly one of them.
 *
 * @param vector null if the tick was rejected
 * @param rejection null if the tick was accepted
 * @param changed the groups of the state that must be kept; the others are as before the tick
 */
public record FeatureStep(
        @Nullable FeatureVector vector,
        @Nullable DeadLetterCode rejection,
        List<StateGroup<?>> changed) {

    /** Whether the tick was accepted, and so has a vector. */
    public boolean accepted() {
        return vector != null;
    }
}
