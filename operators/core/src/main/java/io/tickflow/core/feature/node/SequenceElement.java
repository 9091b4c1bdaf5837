package io.tickflow.core.feature;

import java.util.List;

/** One value of a sequence: what its input was some updates ago. */
final class SequenceElement extends Node {

    private final Remembered sequence;
    private final int age;

    /**
     * @param age in updates, 0 for the newest
     */
    SequenceElement(int index, Description description, Remembered sequence, int age) {
        super(index, description);
        this.sequence = sequence;
        this.age = age;
    }

    @Override
    List<Node> inputs() {
        return List.of(sequence);
    }

    @Override
    double evaluate(Moment moment) {
        return moment.state().memory(sequence.slot()).back(age);
    }

    @Override
    boolean settled(Moment moment) {
        return moment.state().memory(sequence.slot()).isSettled(age);
    }
}
