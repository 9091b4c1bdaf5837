package io.tickflow.core.feature.node;

import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;

/** Number that a calculation has as an operand. Not a feature. */
public final class Constant extends Node {

    private final double value;

    /**
     * @param text the number in a definition
     * @param columnText the number in the name of a column
     */
    public Constant(int index, double value, String text, String columnText) {
        super(
                index,
                new Description(
                        text,
                        columnText,
                        FeatureUnit.NONE,
                        FeatureSpec.DERIVED,
                        Cadence.TICK,
                        new FeatureWarmup(Cadence.TICK, 0, 0, 0)));
        this.value = value;
    }

    @Override
    public double evaluate(TickContext context) {
        return value;
    }

    @Override
    boolean isSettled(TickContext context) {
        return true;
    }
}
