package io.tickflow.model.contract.manifest;

/**
 * Answer of a member: a float tensor of shape [N, K], or [N] for one column.
 *
 * @param name output tensor
 * @param columns number K of values a row
 * @param kind meaning of the values
 * @param positive column of the positive class, 0 to K - 1
 * @param scale value that counts as one logit: the probability is logistic(value / scale); above 0,
 *     1 for logits and probabilities
 */
public record MemberOutput(String name, int columns, Kind kind, int positive, double scale) {

    /** Largest number of columns. */
    public static final int COLUMNS_MAX = 1_000;

    /** Meaning of the values. */
    public enum Kind {
        /** Probability of each class; of the positive one, if there is a single column. */
        PROBABILITY("probability"),
        /** Logit; softmax over the classes, or the logistic function of a single column. */
        LOGIT("logit"),
        /** Expected value of the label, whose sign is the direction. */
        REGRESSION("regression");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Name in manifests. */
        @Override
        public String toString() {
            return label;
        }
    }

    /** Probabilities of two classes, of which the second is positive. */
    public static MemberOutput binary(String name) {
        return new MemberOutput(name, 2, Kind.PROBABILITY, 1, 1);
    }

    /** Probability of the positive class alone. */
    public static MemberOutput probability(String name) {
        return new MemberOutput(name, 1, Kind.PROBABILITY, 0, 1);
    }
}
