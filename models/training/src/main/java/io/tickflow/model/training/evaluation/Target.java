package io.tickflow.model.training.evaluation;

import io.tickflow.core.label.Label;
import io.tickflow.core.label.QuoteSeries;
import java.util.List;

/** Question that predictions answer: labels, rules to compare with, and re-basing. Immutable. */
public final class Target {

    private final Label label;
    private final boolean isMeta;

    private Target(Label label, boolean isMeta) {
        this.label = label;
        this.isMeta = isMeta;
    }

    /** Asks for a label. */
    public static Target of(Label label) {
        return new Target(label, false);
    }

    /** Asks if a direction that reaches its gate is right by a label. */
    public static Target directionRight(Label label) {
        return new Target(label, true);
    }

    /** Label behind the question. */
    public Label label() {
        return label;
    }

    /**
     * Labels the ticks of a symbol.
     *
     * @param direction probabilities of the direction, for {@link #directionRight}
     * @param gate gate of the direction
     */
    public JudgedSeries series(QuoteSeries quotes, ProbabilityColumn direction, Gate gate) {
        byte[] labels = label.of(quotes);
        if (isMeta) {
            for (int row = 0; row < labels.length; row++) {
                labels[row] = rightness(direction.get(row), gate, labels[row]);
            }
        }
        return new JudgedSeries(quotes, labels, rules());
    }

    private static byte rightness(float probability, Gate gate, byte label) {
        // NaN does not reach a gate either.
        if (!gate.reaches(probability)) {
            return Label.NOT_DUE;
        }
        if (label < 0) {
            return label;
        }
        return gate.isRight(probability, label) ? Label.UP : Label.DOWN;
    }

    List<BaselineRule> rules() {
        return isMeta ? List.of(BaselineRule.ALWAYS_UP) : BaselineRule.of(label);
    }

    /** Returns true if the same prediction can be judged by the label of a later state. */
    boolean hasDelays() {
        return !isMeta && label.isDirection();
    }
}
