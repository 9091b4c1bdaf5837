package io.tickflow.core.scoring;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.FeatureSchema;
import java.util.List;

/** Picks the features that a model reads out of a feature vector. Immutable. */
final class ModelInputs {

    private final int[] positions;
    private final boolean[] settles;

    /**
     * Inputs of a model.
     *
     * @param names of the features that it reads, in its order
     * @param schema of the vectors
     */
    ModelInputs(List<String> names, FeatureSchema schema) {
        this.positions = schema.positionsOf(names);
        this.settles = new boolean[positions.length];
        for (int i = 0; i < positions.length; i++) {
            settles[i] = !schema.features().get(positions[i]).isOfQuotes();
        }
    }

    int size() {
        return positions.length;
    }

    /**
     * Copies the inputs to {@code row} from {@code at}; false if one is NaN, or is not of quotes
     * and not settled. Features of quotes count from {@link FeatureVector#ready} on.
     */
    boolean copy(FeatureVector vector, float[] row, int at) {
        float[] values = vector.values();
        boolean complete = true;
        for (int i = 0; i < positions.length; i++) {
            float value = values[positions[i]];
            row[at + i] = value;
            complete &= !Float.isNaN(value) && (!settles[i] || vector.isSettled(positions[i]));
        }
        return complete;
    }
}
