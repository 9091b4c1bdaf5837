package io.tickflow.core.feature.node;

import java.util.List;

/** Element of a sequence: the value of its input some updates ago. */
public final class SequenceElement extends Node {

    private final RollingValue sequence;
    private final int age;

    /**
     * @param age in updates, 0 for the newest
     */
    public SequenceElement(int index, Description description, RollingValue sequence, int age) {
        super(index, description);
        this.sequence = sequence;
        this.age = age;
    }

    @Override
    List<Node> inputs() {
        return List.of(sequence);
    }

    @Override
    public double evaluate(TickContext context) {
        return context.window(sequence.slot()).back(age);
    }

    @Override
    boolean isSettled(TickContext context) {
        return context.window(sequence.slot()).isSettled(age);
    }
}
