package io.tickflow.core.feature.expression;

import java.util.List;

/** Syntax tree of a configured feature. An operator is a call of its function. */
sealed interface Expression {

    /** Column of its first character, from 1. */
    int column();

    /** Call of a function, or an operator with its operands. */
    record Call(String function, List<Expression> arguments, int column) implements Expression {}

    /** Number. */
    record Literal(double value, int column) implements Expression {
        @Override
        public String toString() {
            return text(value);
        }
    }

    /** Name: of a feature, of bars, or {@code forming}. */
    record Word(String text, int column) implements Expression {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Formats a number without an empty fraction. */
    static String text(double value) {
        return value == StrictMath.rint(value) && StrictMath.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Formats a number for the name of a column. */
    static String columnText(double value) {
        return text(value).replace('.', 'p').replace('-', 'm').replace('E', 'e');
    }
}
