package io.tickflow.operate.rollout.gate;

/**
 * Rule of a gate.
 *
 * @param kind figure that it limits
 * @param limit largest or smallest figure that passes, by the kind
 * @param failuresMax failed measurements that are tolerated; one more and the rollout goes back
 * @param consecutiveErrorsMax measurements in a row that may give no figure for an outside reason
 * @param initialDelayMillis time after the start before the first measurement
 * @param intervalMillis time between measurements
 * @param countMin smallest number of records behind a figure that counts
 * @param required true if the bundle is not kept without a pass
 */
public record GateRule(
        GateKind kind,
        double limit,
        int failuresMax,
        int consecutiveErrorsMax,
        long initialDelayMillis,
        long intervalMillis,
        long countMin,
        boolean required) {

    /**
     * Measures.
     *
     * @param figure NaN if there is none
     * @param count records behind it
     * @param note words that belong to it; may be empty
     */
    public Measurement measure(double figure, long count, String note) {
        if (count < countMin) {
            String enough = "not enough yet: %,d of %,d".formatted(count, countMin);
            return Measurement.inconclusive(figure, count, enough);
        }
        if (Double.isNaN(figure)) {
            return Measurement.inconclusive(figure, count, note);
        }
        GateOutcome outcome = kind.keeps(figure, limit) ? GateOutcome.PASS : GateOutcome.FAIL;
        return new Measurement(outcome, figure, count, note);
    }
}
