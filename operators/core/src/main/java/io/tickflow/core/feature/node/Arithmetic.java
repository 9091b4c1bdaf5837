package io.tickflow.core.feature.node;

import java.util.List;

/** Value computed from other values of the same tick. */
public final class Arithmetic extends Node {

    /** Formula, of inputs x and y. */
    public enum Operation {
        /** (mid - x) / S: where the market stands against a price. */
        DIST,
        /** x / S: a difference of prices that compares between symbols. */
        SPREADS,
        /** x - y. */
        MINUS,
        /** x / y; NaN if y is 0. */
        RATIO
    }

    private final Operation operation;
    private final List<Node> inputs;
    private final Node first;
    private final Node second;

    /**
     * @param inputs one or two, as the operation takes
     */
    public Arithmetic(int index, Description description, Operation operation, List<Node> inputs) {
        super(index, description);
        this.operation = operation;
        this.inputs = List.copyOf(inputs);
        this.first = inputs.get(0);
        this.second = inputs.get(inputs.size() - 1);
    }

    @Override
    List<Node> inputs() {
        return inputs;
    }

    @Override
    public double evaluate(TickContext context) {
        double x = context.value(first);
        return switch (operation) {
            case DIST -> (context.mid() - x) / context.scale();
            case SPREADS -> x / context.scale();
            case MINUS -> x - context.value(second);
            case RATIO -> {
                double y = context.value(second);
                yield y == 0 ? Double.NaN : x / y;
            }
        };
    }

    @Override
    boolean isSettled(TickContext context) {
        return context.isSettled(first) && context.isSettled(second);
    }
}
