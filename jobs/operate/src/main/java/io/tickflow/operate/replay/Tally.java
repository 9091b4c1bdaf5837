package io.tickflow.operate.replay;

import java.util.Map;

/**
 * Decisions by their end, and the result of the candidates after the spread.
 *
 * @param abstained predictions without a probability
 * @param belowGate predictions below the gate
 * @param vetoes vetoed signals by reason
 * @param candidates signals for the desk
 * @param priced candidates whose horizon has passed within the history
 * @param won those that gained after the spread
 * @param netBps sum of their results at the horizon, bought at the ask and sold at the bid, in
 *     basis points
 * @param grossBps sum of the moves of mid in their direction, in basis points
 */
public record Tally(
        long abstained,
        long belowGate,
        Map<String, Long> vetoes,
        long candidates,
        long priced,
        long won,
        double netBps,
        double grossBps) {

    /** Number of vetoed signals. */
    public long vetoed() {
        return vetoes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Mean result of a candidate in basis points; NaN without any. */
    public double meanBps() {
        return priced == 0 ? Double.NaN : netBps / priced;
    }
}
