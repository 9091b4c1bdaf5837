package io.tickflow.operate.rollout.gate;

/**
 * Figure of a gate at one time.
 *
 * @param outcome of its comparison with the limit
 * @param figure NaN if there is none
 * @param count records behind it
 * @param note reason for the outcome; may be empty
 */
public record Measurement(GateOutcome outcome, double figure, long count, String note) {

    /** Stands for a measurement that was not made yet. */
    public static final Measurement NONE = inconclusive(Double.NaN, 0, "not measured yet");

    /** A figure with too little behind it. */
    public static Measurement inconclusive(double figure, long count, String note) {
        return new Measurement(GateOutcome.INCONCLUSIVE, figure, count, note);
    }

    /** A figure that something outside did not give. */
    public static Measurement error(String note) {
        return new Measurement(GateOutcome.ERROR, Double.NaN, 0, note);
    }
}
