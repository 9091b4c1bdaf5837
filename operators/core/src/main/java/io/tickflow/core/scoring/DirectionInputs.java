package io.tickflow.core.scoring;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.manifest.ModelManifest;

/** Inputs of the direction of a bundle, for vectors that are not scored. One thread. */
public final class DirectionInputs {

    private final ModelInputs inputs;
    private final float[] row;

    /**
     * Finds the inputs in the vectors of {@code schema}.
     *
     * @throws IllegalArgumentException naming every feature that the schema lacks
     */
    public DirectionInputs(ModelManifest manifest, FeatureSchema schema) {
        this.inputs = new ModelInputs(manifest.direction().features(), schema);
        this.row = new float[inputs.size()];
    }

    /** Returns true if a scorer finds every input of {@code vector} present and settled. */
    public boolean isComplete(FeatureVector vector) {
        return inputs.copy(vector, row, 0);
    }
}
