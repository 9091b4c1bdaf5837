package io.tickflow.core.feature.expression;

import java.util.List;
import java.util.stream.Collectors;

/** Syntax tree of a configured feature. */
sealed interface Expression {

    /** A function of something. */
    record Call(String function, List<Expression> arguments) implements Expression {
        @Override
        public String toString() {
            return arguments.stream()
                    .map(Expression::toString)
                    .collect(Collectors.joining(", ", function + '(', ")"));
        }
    }

    /** A number. */
    record Literal(double value) implements Expression {
        @Override
        public String toString() {
            return text(value);
        }
    }

    /** A name: of a feature, of bars, or {@code forming}. */
    record Word(String text) implements Expression {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A number as people write it: without a fraction that is none. */
    static String text(double value) {
        return value == StrictMath.rint(value) && StrictMath.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
