package io.tickflow.model.contract.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ensemble that fills a role.
 *
 * @param role use of the fused probability
 * @param decisionPoint moments at which the role scores: {@link #EVERY_TICK}, or the name of bars
 *     for each of their closes
 * @param symbols symbols that it was made for, or only {@link #ANY_SYMBOL}
 * @param features inputs, in the order of the golden rows
 * @param label name of the training label, such as {@code sm_N5}
 * @param horizonMillis time that the label looks ahead; intended holding time for a direction
 * @param gate smallest confidence that counts; for a direction max(p, 1-p), 0.5 to below 1; for the
 *     other roles p, 0 to below 1
 * @param members models of the ensemble, in the bit order of member masks; 1 to {@link
 *     #MEMBERS_MAX}
 * @param quorum smallest number of members whose answers make a vote
 * @param golden rows with the probabilities of the original libraries; null for none
 * @param metrics quality on later data; null if it was not measured
 */
public record RoleModel(
        Role role,
        String decisionPoint,
        List<String> symbols,
        List<ModelFeature> features,
        String label,
        long horizonMillis,
        double gate,
        List<Member> members,
        int quorum,
        @Nullable Golden golden,
        @Nullable ModelMetrics metrics) {

    /** Decision point of a role that scores every accepted tick. */
    public static final String EVERY_TICK = "every-tick";

    /** Entry of {@link #symbols()} for every symbol. */
    public static final String ANY_SYMBOL = "*";

    /** Largest number of members, as each has a bit in a member mask. */
    public static final int MEMBERS_MAX = 31;

    /** Copies the lists. */
    public RoleModel {
        symbols = List.copyOf(symbols);
        features = List.copyOf(features);
        members = List.copyOf(members);
    }

    /** Names of the inputs, in order. */
    public List<String> featureNames() {
        return features.stream().map(ModelFeature::name).toList();
    }

    /** Returns true if the role was made for {@code symbol}. */
    public boolean covers(String symbol) {
        return symbols.contains(ANY_SYMBOL) || symbols.contains(symbol);
    }
}
