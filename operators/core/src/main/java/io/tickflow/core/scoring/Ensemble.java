package io.tickflow.core.scoring;

import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.RoleVote;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.RoleModel;

/**
 * Fuses the answers of the members of a role: their weighted mean, if a quorum answered. Immutable
 * and thread-safe.
 */
public final class Ensemble {

    private static final float EVEN = 0.5f;

    private final double[] weights;
    private final int quorum;

    public Ensemble(RoleModel model) {
        this.weights = model.members().stream().mapToDouble(Member::weight).toArray();
        this.quorum = model.quorum();
    }

    /**
     * Fuses one row.
     *
     * @param probabilities answer of each member; NaN or outside 0 to 1 if it is missing
     */
    public RoleVote fuse(float[] probabilities) {
        double weighted = 0;
        double weight = 0;
        int mask = 0;
        for (int i = 0; i < weights.length; i++) {
            if (isProbability(probabilities[i])) {
                weighted += weights[i] * probabilities[i];
                weight += weights[i];
                mask |= 1 << i;
            }
        }
        if (Integer.bitCount(mask) < quorum) {
            return RoleVote.abstained(Abstention.NO_QUORUM);
        }
        float mean = (float) (weighted / weight);
        return new RoleVote(
                mean, mask, (float) (agreeing(probabilities, mean) / weight), Abstention.NONE);
    }

    /** Weight of the members on the side of {@code mean}. */
    private double agreeing(float[] probabilities, float mean) {
        double agreeing = 0;
        for (int i = 0; i < weights.length; i++) {
            if (isProbability(probabilities[i]) && probabilities[i] >= EVEN == mean >= EVEN) {
                agreeing += weights[i];
            }
        }
        return agreeing;
    }

    /** Returns true for a number from 0 to 1; false for NaN. */
    public static boolean isProbability(float value) {
        return value >= 0 && value <= 1;
    }
}
