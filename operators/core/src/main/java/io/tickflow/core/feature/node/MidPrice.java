package io.tickflow.core.feature.node;

import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;

/** Mid of the tick, as an input of expressions under the name {@link #NAME}. */
public final class MidPrice extends Node {

    /** Name in expressions. */
    public static final String NAME = "mid";

    public MidPrice(int index) {
        super(
                index,
                new Description(
                        NAME,
                        NAME,
                        FeatureUnit.PRICE,
                        FeatureSpec.DERIVED,
                        Cadence.TICK,
                        new FeatureWarmup(Cadence.TICK, 0, 0, 0)));
    }

    @Override
    public double evaluate(TickContext context) {
        return context.mid();
    }

    @Override
    boolean isSettled(TickContext context) {
        return true;
    }
}
