package io.tickflow.core.execution.paper;

import io.tickflow.core.execution.Requirements;
import java.io.Serializable;

/**
 * Terms on which paper orders are filled.
 *
 * @param latencyMillis time after which a tick may fill an order
 * @param slippageBps hundredths of a percent by which each fill is worse than the quote
 * @param tickWaitMillis time after which an order is filled without a tick, at the newest quote
 */
public record PaperTerms(long latencyMillis, double slippageBps, long tickWaitMillis)
        implements Serializable {

    private static final double BPS = 10_000;

    /** 50 ms, no slippage, 5 s. */
    public static final PaperTerms DEFAULT = new PaperTerms(50, 0, 5_000);

    public PaperTerms {
        Requirements.require(latencyMillis >= 0, "latencyMillis", "must not be negative");
        Requirements.require(
                slippageBps >= 0 && slippageBps < BPS, "slippageBps", "must be 0 to below 10,000");
        Requirements.positive(tickWaitMillis, "tickWaitMillis");
    }

    /** Price of a purchase at this ask. */
    double buysAt(double ask) {
        return ask * (1 + slippageBps / BPS);
    }

    /** Price of a sale at this bid. */
    double sellsAt(double bid) {
        return bid * (1 - slippageBps / BPS);
    }
}
