package io.tickflow.core.outcome;

import java.util.ArrayDeque;
import java.util.Deque;

/** Highest value of a window whose both ends only advance; amortised constant time. */
final class Extreme {

    private final Deque<Entry> candidates = new ArrayDeque<>();

    private record Entry(long index, double value) {}

    /** Adds the value of the next index. */
    void add(long index, double value) {
        while (!candidates.isEmpty() && candidates.getLast().value() <= value) {
            candidates.removeLast();
        }
        candidates.addLast(new Entry(index, value));
    }

    /** Highest value after {@code index}; {@code otherwise} if there is none. */
    double after(long index, double otherwise) {
        while (!candidates.isEmpty() && candidates.getFirst().index() <= index) {
            candidates.removeFirst();
        }
        return candidates.isEmpty() ? otherwise : candidates.getFirst().value();
    }
}
