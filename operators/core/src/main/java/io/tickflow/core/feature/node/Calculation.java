package io.tickflow.core.feature.node;

import java.util.List;

/**
 * Value computed from other values of the same tick, as operators of expressions do. NaN if an
 * input is NaN or infinite, and if the result is not finite: the logarithm of 0, or beyond the
 * range of numbers.
 */
public final class Calculation extends Node {

    /** Formula, of inputs x and y. */
    public enum Operation {
        /** x + y. */
        PLUS,
        /** x * y. */
        TIMES,
        /** 1 if x < y, else 0. */
        LESS,
        /** 1 if x <= y, else 0. */
        LESS_EQUAL,
        /** 1 if x > y, else 0. */
        GREATER,
        /** 1 if x >= y, else 0. */
        GREATER_EQUAL,
        /** 1 if x and y are the same number, else 0. */
        EQUAL,
        /** 0 if x and y are the same number, else 1. */
        NOT_EQUAL,
        /** -x. */
        NEGATIVE,
        /** x without its sign. */
        ABS,
        /** 1, 0 or -1. */
        SIGN,
        /** Square root of x. */
        SQRT,
        /** Natural logarithm of x. */
        LOG;

        /** True if it has an input y. */
        public boolean takesTwo() {
            return switch (this) {
                case PLUS, TIMES, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL ->
                        true;
                case NEGATIVE, ABS, SIGN, SQRT, LOG -> false;
            };
        }

        private double of(double x, double y) {
            return switch (this) {
                case PLUS -> x + y;
                case TIMES -> x * y;
                case LESS -> x < y ? 1 : 0;
                case LESS_EQUAL -> x <= y ? 1 : 0;
                case GREATER -> x > y ? 1 : 0;
                case GREATER_EQUAL -> x >= y ? 1 : 0;
                case EQUAL -> x == y ? 1 : 0;
                case NOT_EQUAL -> x == y ? 0 : 1;
                case NEGATIVE -> -x;
                case ABS -> StrictMath.abs(x);
                case SIGN -> StrictMath.signum(x);
                case SQRT -> StrictMath.sqrt(x);
                case LOG -> StrictMath.log(x);
            };
        }
    }

    private final Operation operation;
    private final List<Node> inputs;
    private final Node first;
    private final Node second;

    /**
     * @param inputs one or two, as the operation takes
     */
    public Calculation(int index, Description description, Operation operation, List<Node> inputs) {
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
        double y = context.value(second);
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            return Double.NaN;
        }
        double result = operation.of(x, y);
        return Double.isFinite(result) ? result : Double.NaN;
    }

    @Override
    boolean isSettled(TickContext context) {
        return context.isSettled(first) && context.isSettled(second);
    }
}
