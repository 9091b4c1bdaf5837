package io.tickflow.core.feature.expression;

import io.tickflow.core.bar.BarSpec;

/** Reads the arguments of a call that are no features. */
final class Arguments {

    /**
     * Range of a number.
     *
     * @param name for messages
     * @param whole true if only whole numbers are allowed
     */
    record Range(String name, double min, double max, boolean whole) {}

    private Arguments() {}

    /**
     * Reads a number.
     *
     * @throws ExpressionException if it is none, or out of its range
     */
    static double number(Expression given, Range range) {
        double value = given instanceof Expression.Literal number ? number.value() : Double.NaN;
        boolean inRange = value >= range.min() && value <= range.max();
        if (!inRange || (range.whole() && value != StrictMath.rint(value))) {
            throw new ExpressionException(
                    "%s must be %s%s to %s, not %s"
                            .formatted(
                                    range.name(),
                                    range.whole() ? "a whole number from " : "",
                                    Expression.text(range.min()),
                                    Expression.text(range.max()),
                                    given instanceof Expression.Call ? "an expression" : given),
                    given.column());
        }
        return value;
    }

    /**
     * Reads the name of bars.
     *
     * @throws ExpressionException if it is none
     */
    static BarSpec bars(Expression given) {
        if (given instanceof Expression.Call) {
            throw new ExpressionException("bars are a name such as M5", given.column());
        }
        try {
            return BarSpec.parse(given.toString());
        } catch (IllegalArgumentException e) {
            throw new ExpressionException(String.valueOf(e.getMessage()), given.column());
        }
    }

    /** True if a word names bars. */
    static boolean areBars(Expression.Word word) {
        try {
            bars(word);
            return true;
        } catch (ExpressionException e) {
            return false;
        }
    }

    /** Checks the number of arguments. */
    static void requireCount(Expression.Call call, int min, int max, String what) {
        int count = call.arguments().size();
        if (count < min || count > max) {
            throw new ExpressionException(
                    "%s takes %s, not %d arguments".formatted(call.function(), what, count),
                    call.column());
        }
    }
}
