package io.tickflow.core.feature.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything that is wrong with an expression, each problem with its column. */
final class ExpressionException extends IllegalArgumentException {

    /**
     * Problem of an expression.
     *
     * @param text a sentence without its end
     * @param column of the first character that it is about, from 1; 0 if that is all of it
     */
    record Problem(String text, int column) {
        @Override
        public String toString() {
            return column == 0 ? text : "%s (column %d)".formatted(text, column);
        }
    }

    private final List<Problem> problems;

    ExpressionException(String text, int column) {
        this(List.of(new Problem(text, column)));
    }

    ExpressionException(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }

    /** Collects the problems of several pieces, so that one run shows all of them. */
    static final class Collector {

        private final List<Problem> found = new ArrayList<>();

        /** Result of a piece; empty if it has problems, which are kept. */
        <T> Optional<T> of(Supplier<T> piece) {
            try {
                return Optional.of(piece.get());
            } catch (ExpressionException e) {
                found.addAll(e.problems());
            } catch (IllegalArgumentException e) {
                found.add(new Problem(String.valueOf(e.getMessage()), 0));
            }
            return Optional.empty();
        }

        void throwIfAny() {
            if (!found.isEmpty()) {
                throw new ExpressionException(found);
            }
        }
    }
}
