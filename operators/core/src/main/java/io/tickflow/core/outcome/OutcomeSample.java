package io.tickflow.core.outcome;

import java.io.Serial;
import java.io.Serializable;

/**
 * Share of the decisions whose outcomes are told, by their ids: the same decisions in every run.
 *
 * @param share 0 for none to 1 for all
 */
public record OutcomeSample(double share) implements Serializable {

    @Serial private static final long serialVersionUID = 1;

    /** Every decision. */
    public static final OutcomeSample ALL = new OutcomeSample(1);

    /** 2^64 over the golden ratio: spreads neighbouring hashes (Knuth, TAOCP 3, 6.4). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int UNUSED_BITS = 11;
    private static final double UNIT = 0x1p-53;

    /** True if the outcomes of {@code decisionId} are told. */
    public boolean takes(String decisionId) {
        return ((decisionId.hashCode() * SPREAD) >>> UNUSED_BITS) * UNIT < share;
    }
}
