package io.tickflow.core.feature;

import java.util.List;

/** A value made of what another value was at its last updates. */
final class Remembered extends Node {

    /** What of them. */
    enum Operation {
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
     * @param slot number of its memory in the state
     */
    Remembered(
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

    @Override
    boolean remembers() {
        return true;
    }

    /** Number of its memory in the state. */
    int slot() {
        return slot;
    }

    /** Values that its memory holds. */
    int memorySize() {
        return switch (operation) {
            case LAG, DIFF -> span + 1;
            case ZSCORE, SEQ -> span;
        };
    }

    @Override
    double evaluate(Moment moment) {
        Memory memory = moment.state().memory(slot);
        double x = moment.value(input);
        if (moment.fired(description().pace())) {
            memory.push(x, moment.isSettled(input));
        }
        return switch (operation) {
            case LAG -> memory.oldest();
            case DIFF -> x - memory.oldest();
            case ZSCORE -> memory.zscore();
            case SEQ -> memory.back(0);
        };
    }

    @Override
    boolean settled(Moment moment) {
        return moment.state().memory(slot).isSettled();
    }
}
