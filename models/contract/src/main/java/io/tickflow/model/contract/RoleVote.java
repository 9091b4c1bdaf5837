package io.tickflow.model.contract;

/**
 * Fused answer of the members of one role.
 *
 * @param probability weighted mean of the members that answered, 0 to 1; NaN without a quorum
 * @param memberMask members that answered, bit i for member i
 * @param agreement share of the answering weight on the side of the mean, 0 to 1; NaN without a
 *     quorum
 * @param abstention reason for a missing probability
 */
public record RoleVote(float probability, int memberMask, float agreement, Abstention abstention) {

    /** Vote without any answer, for a stated reason. */
    public static RoleVote abstained(Abstention reason) {
        return new RoleVote(Float.NaN, 0, Float.NaN, reason);
    }

    /** Returns true without a usable probability. */
    public boolean abstained() {
        return !(probability >= 0 && probability <= 1);
    }
}
