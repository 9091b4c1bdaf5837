package io.tickflow.core.feature.node;

import io.tickflow.core.feature.store.RollingWindow;
import java.util.List;

/** Value computed from the last updates of another one: a lag, a mean, a quantile. */
public final class RollingValue extends Node {

    /** Function of the last updates. */
    public enum Operation {
        /** x, n updates ago. */
        LAG,
        /** x minus x n updates ago. */
        DIFF,
        /** x minus the mean of its last n updates, over their standard deviation; 0 if it is 0. */
        ZSCORE,
        /** Smallest of the last n updates. */
        MIN,
        /** Largest of the last n updates. */
        MAX,
        /** Mean of the last n updates. */
        MEAN,
        /** Sum of the last n updates. */
        SUM,
        /** Standard deviation of the last n updates. */
        STD,
        /** Median of the last n updates. */
        MEDIAN,
        /** Quantile of the last n updates, linear between neighbours. */
        QUANTILE,
        /** x at its last n updates, for {@link SequenceElement}; by itself the newest of them. */
        SEQ
    }

    /**
     * Operation with its numbers.
     *
     * @param span n
     * @param parameter share of a quantile, or delta degrees of freedom of a deviation; 0 otherwise
     */
    public record Function(Operation operation, int span, double parameter) {

        /** Length of the window. */
        public int size() {
            return switch (operation) {
                case LAG, DIFF -> span + 1;
                case ZSCORE, MIN, MAX, MEAN, SUM, STD, MEDIAN, QUANTILE, SEQ -> span;
            };
        }
    }

    private final Function function;
    private final Node input;
    private final int slot;

    /**
     * @param slot number of its window in the state
     */
    public RollingValue(
            int index, Description description, Function function, Node input, int slot) {
        super(index, description);
        this.function = function;
        this.input = input;
        this.slot = slot;
    }

    @Override
    List<Node> inputs() {
        return List.of(input);
    }

    /** Number of its window in the state. */
    int slot() {
        return slot;
    }

    /** Length of its window. */
    public int windowSize() {
        return function.size();
    }

    @Override
    public double evaluate(TickContext context) {
        RollingWindow window = context.window(slot);
        double x = context.value(input);
        if (context.isUpdated(description().cadence())) {
            window.push(x, context.isSettled(input));
        }
        return switch (function.operation()) {
            case LAG -> window.oldest();
            case DIFF -> (isSampled() ? window.back(0) : x) - window.oldest();
            case ZSCORE -> window.zscore((int) function.parameter());
            case MIN -> window.quantile(0);
            case MAX -> window.quantile(1);
            case MEAN -> window.mean();
            case SUM -> window.sum();
            case STD -> window.deviation((int) function.parameter());
            case MEDIAN -> window.quantile(0.5);
            case QUANTILE -> window.quantile(function.parameter());
            case SEQ -> window.back(0);
        };
    }

    /** True if x has updates of its own between those of the window. */
    private boolean isSampled() {
        return !description().cadence().equals(input.description().cadence());
    }

    @Override
    boolean isSettled(TickContext context) {
        return context.window(slot).isSettled();
    }
}
