package io.tickflow.core.feature.node;

/** Feature of the quotes, put into the frame by the engine before any node is evaluated. */
public final class QuoteFeature extends Node {

    public QuoteFeature(int index, Description description) {
        super(index, description);
    }

    @Override
    public double evaluate(TickContext context) {
        return context.frame()[index()];
    }

    @Override
    boolean isSettled(TickContext context) {
        FeatureWarmup warmup = description().warmup();
        return warmup.isOver(context.session());
    }
}
