package io.tickflow.core.scoring;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.manifest.ModelFeature;
import java.util.List;

/** Picks the inputs of a role out of a feature vector and the votes of other roles. Immutable. */
final class ModelInputs {

    private static final int VOTE = -1;

    private final List<ModelFeature> features;
    private final int[] positions;
    private final boolean[] settles;
    private final boolean readsVotes;

    /**
     * @param features inputs of the role, in its order
     * @param schema schema of the vectors
     * @throws IllegalArgumentException naming every feature that the schema lacks
     */
    ModelInputs(List<ModelFeature> features, FeatureSchema schema) {
        this.features = features;
        this.positions = new int[features.size()];
        this.settles = new boolean[positions.length];
        int[] found =
                schema.positionsOf(
                        features.stream()
                                .filter(feature -> !feature.isVote())
                                .map(ModelFeature::name)
                                .toList());
        int next = 0;
        for (int i = 0; i < positions.length; i++) {
            boolean vote = features.get(i).isVote();
            positions[i] = vote ? VOTE : found[next++];
            settles[i] = !vote && !schema.features().get(positions[i]).isOfQuotes();
        }
        this.readsVotes = next < positions.length;
    }

    int size() {
        return positions.length;
    }

    /**
     * Copies the features to {@code row} from {@code at}; false if one is NaN, or is not of quotes
     * and not settled. Features of quotes count from {@link FeatureVector#ready} on.
     */
    boolean copy(FeatureVector vector, float[] row, int at) {
        float[] values = vector.values();
        boolean complete = true;
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] == VOTE) {
                continue;
            }
            float value = values[positions[i]];
            row[at + i] = value;
            complete &= !Float.isNaN(value) && (!settles[i] || vector.isSettled(positions[i]));
        }
        return complete;
    }

    /** Copies the votes for row {@code index} of the batch to {@code row} from {@code at}. */
    void copyVotes(Votes votes, int index, float[] row, int at) {
        if (readsVotes) {
            for (int i = 0; i < positions.length; i++) {
                if (positions[i] == VOTE) {
                    row[at + i] = votes.of(features.get(i).name(), index);
                }
            }
        }
    }
}
