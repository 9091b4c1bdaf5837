package io.tickflow.core.feature.node;

import io.tickflow.core.feature.store.RollingWindow;
import java.util.List;

/** Value computed from the last updates of another one: a lag, a difference, a z-score. */
public final class RollingValue extends Node {

    /** Function of the last updates. */
    public enum Operation {
        /** x, n updates ago. */
        LAG,
        /** x minus x n updates ago. */
        DIFF,
        /** x minus the mean of its last n updates, over their standard deviation; 0 if it is 0. */
        ZSCORE,
        /** x at its last n updates, for {@link SequenceElement}; by itself the newest of them. */
        SEQ
    }

    private final Operation operation;
    private final Node input;
    private final int span;
    private final int slot;

    /**
     * @param span n
     * @param slot number of its window in the state
     */
    public RollingValue(
            int index,
            Description description,
            Operation operation,
            Node input,
            int span,
            int slot) {
        super(index, description);
        this.operation = operation;
        this.input = input;
        this.span = span;
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
        return switch (operation) {
            case LAG, DIFF -> span + 1;
            case ZSCORE, SEQ -> span;
        };
    }

    @Override
    public double evaluate(TickContext context) {
        RollingWindow window = context.window(slot);
        double x = context.value(input);
        if (context.isUpdated(description().cadence())) {
            window.push(x, context.isSettled(input));
        }
        return switch (operation) {
            case LAG -> window.oldest();
            case DIFF -> x - window.oldest();
            case ZSCORE -> window.zscore();
            case SEQ -> window.back(0);
        };
    }

    @Override
    boolean isSettled(TickContext context) {
        return context.window(slot).isSettled();
    }
}
