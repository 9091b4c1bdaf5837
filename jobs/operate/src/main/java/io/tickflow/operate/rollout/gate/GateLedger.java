package io.tickflow.operate.rollout.gate;

/** Measurements of one gate, and its answer so far. Not thread-safe. */
public final class GateLedger {

    private final GateRule rule;
    private Measurement last = Measurement.NONE;
    private GateOutcome lastConclusive = GateOutcome.INCONCLUSIVE;
    private int failures;
    private int consecutiveErrors;

    public GateLedger(GateRule rule) {
        this.rule = rule;
    }

    /** Adds a measurement; after a final answer it changes nothing. */
    public void add(Measurement measurement) {
        if (answer().isFinal()) {
            return;
        }
        last = measurement;
        consecutiveErrors = measurement.outcome() == GateOutcome.ERROR ? consecutiveErrors + 1 : 0;
        switch (measurement.outcome()) {
            case PASS -> lastConclusive = GateOutcome.PASS;
            case FAIL -> {
                lastConclusive = GateOutcome.FAIL;
                failures++;
            }
            case INCONCLUSIVE, ERROR -> {}
        }
    }

    /** Answer after the measurements so far. */
    public GateAnswer answer() {
        if (failures > rule.failuresMax()) {
            return new GateAnswer(rule, GateOutcome.FAIL, true, last, failures);
        }
        if (consecutiveErrors > rule.consecutiveErrorsMax()) {
            return new GateAnswer(rule, GateOutcome.ERROR, true, last, failures);
        }
        // A failure that is still tolerated is no pass either.
        GateOutcome outcome =
                lastConclusive == GateOutcome.PASS ? GateOutcome.PASS : GateOutcome.INCONCLUSIVE;
        return new GateAnswer(rule, outcome, false, last, failures);
    }
}
