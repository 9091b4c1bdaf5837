package io.tickflow.core.feature;

import io.tickflow.model.contract.FeatureSchema;
import java.io.Serializable;
import java.util.List;

/**
 * Content of the vectors of a job.
 *
 * @param features features, in the order of {@link FeatureVector#values}
 * @param bars names of the bars, in the order of the bits of {@link FeatureVector#closedBars}
 */
public record VectorSchema(FeatureSchema features, List<String> bars) implements Serializable {

    /** Copies the list. */
    public VectorSchema {
        bars = List.copyOf(bars);
    }

    /** Creates the schema of a job without bars. */
    public static VectorSchema withoutBars(FeatureSchema features) {
        return new VectorSchema(features, List.of());
    }
}
