package io.tickflow.model.contract.manifest;

import org.jspecify.annotations.Nullable;

/**
 * Input of a role: a feature of the job, or the vote of another role.
 *
 * @param name name of the feature, or {@code vote.ROLE} and {@code vote.ROLE.MEMBER} in a {@link
 *     Role#META} role
 * @param definition complete definition as in {@link
 *     io.tickflow.model.contract.FeatureSpec#definition()}; null in bundles of format 1, which did
 *     not have it
 */
public record ModelFeature(String name, @Nullable String definition) {

    /** Prefix of the names that stand for votes. */
    public static final String VOTE = "vote.";

    /** Returns true if the input is a vote. */
    public boolean isVote() {
        return name.startsWith(VOTE);
    }
}
