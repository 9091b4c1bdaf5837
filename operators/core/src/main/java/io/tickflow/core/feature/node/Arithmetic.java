package io.tickflow.core.feature;

import java.util.List;

/** A value made of other values of the same moment. */
final class Arithmetic extends Node {

    /** How. */
    enum Operation {
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
    Arithmetic(int index, Description description, Operation operation, List<Node> inputs) {
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
    double evaluate(Moment moment) {
        double x = moment.value(first);
        return switch (operation) {
            case DIST -> (moment.mid() - x) / moment.scale();
            case SPREADS -> x / moment.scale();
            case MINUS -> x - moment.value(second);
            case RATIO -> {
                double y = moment.value(second);
                yield y == 0 ? Double.NaN : x / y;
            }
        };
    }

    @Override
    boolean settled(Moment moment) {
        return moment.isSettled(first) && moment.isSettled(second);
    }
}
