package io.tickflow.flink.function;

import io.tickflow.core.feature.FeatureVector;

/** Picks the features that a model reads out of a feature vector. Immutable. */
final class ModelInputs {

    private final int[] positions;

    /** Inputs that stand at {@code positions} of the vector, in the order of the model. */
    ModelInputs(int[] positions) {
        this.positions = positions.clone();
    }

    int size() {
        return positions.length;
    }

    /** Copies the inputs to {@code row} from {@code at}; false if one is NaN or not settled. */
    boolean copy(FeatureVector vector, float[] row, int at) {
        float[] values = vector.values();
        boolean complete = true;
        for (int i = 0; i < positions.length; i++) {
            float value = values[positions[i]];
            row[at + i] = value;
            complete &= !Float.isNaN(value) && vector.isSettled(positions[i]);
        }
        return complete;
    }
}
