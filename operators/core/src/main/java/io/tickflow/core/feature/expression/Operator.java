package io.tickflow.core.feature.expression;

import java.util.List;
import java.util.Optional;

/**
 * Operator between two expressions, with the function that it stands for.
 *
 * @param text as written
 * @param function the same as a call: {@code a / b} is {@code ratio(a, b)}
 */
record Operator(String text, String function) {

    /** Comparisons: they bind least, and do not chain. Longer ones first. */
    static final List<Operator> COMPARISONS =
            List.of(
                    new Operator("<=", "less_equal"),
                    new Operator(">=", "greater_equal"),
                    new Operator("==", "equal"),
                    new Operator("!=", "not_equal"),
                    new Operator("<", "less"),
                    new Operator(">", "greater"));

    /** Sums, from left to right. */
    static final List<Operator> SUMS =
            List.of(new Operator("+", "plus"), new Operator("-", "minus"));

    /** Products, from left to right: they bind more than sums. */
    static final List<Operator> PRODUCTS =
            List.of(new Operator("*", "times"), new Operator("/", "ratio"));

    /** Sign before an expression: it binds most. */
    static final String NEGATIVE = "negative";

    /** The one of {@code level} that stands in {@code text} at {@code position}. */
    static Optional<Operator> at(List<Operator> level, String text, int position) {
        return level.stream().filter(one -> text.startsWith(one.text, position)).findFirst();
    }

    /** Result of the operator on two numbers. */
    double of(double x, double y) {
        return switch (function) {
            case "plus" -> x + y;
            case "minus" -> x - y;
            case "times" -> x * y;
            case "ratio" -> x / y;
            default -> throw new IllegalStateException(text + " has no number as its result");
        };
    }
}
