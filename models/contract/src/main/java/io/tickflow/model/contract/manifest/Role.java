package io.tickflow.model.contract.manifest;

/** Use of a probability in a decision. */
public enum Role {
    /** Probability that the label of the direction is up; decides side and confidence. */
    DIRECTION("direction"),
    /** Probability that the direction is right; may veto. Reads features and votes. */
    META("meta"),
    /** Probability of the market regime in which the direction counts; may veto. */
    REGIME("regime");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** Name in manifests and events. */
    @Override
    public String toString() {
        return label;
    }
}
