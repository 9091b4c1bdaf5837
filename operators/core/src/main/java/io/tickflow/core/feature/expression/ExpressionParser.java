package io.tickflow.core.feature.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads {@code name = expression} by recursive descent. An expression is a number, the name of a
 * feature, a call {@code function(argument, ...)}, or one of these with operators: a sign binds
 * most, then {@code * /}, then {@code + -}, then one comparison; parentheses come before all.
 * Blanks do not count. One use.
 */
final class ExpressionParser {

    /** A feature as it was written: the name is empty if none was given. */
    record Named(String name, Expression expression) {}

    private static final int LENGTH_MAX = 500;
    private static final int DEPTH_MAX = 8;

    private final Tokens tokens;

    private ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads one feature, without blanks around it.
     *
     * @throws ExpressionException saying where it stopped making sense
     */
    static Named parse(String text) {
        if (text.length() > LENGTH_MAX) {
            throw new ExpressionException(
                    "an expression has at most " + LENGTH_MAX + " characters", LENGTH_MAX + 1);
        }
        int equals = equalsSign(text);
        String name = nameOf(text);
        if (equals >= 0 && name.isEmpty()) {
            throw new ExpressionException("there is no name before '='", 1);
        }
        if (name.matches(".*[(),<>\\s].*")) {
            throw new ExpressionException(
                    "before '=' stands the name of the feature alone; a comparison is '=='",
                    equals + 1);
        }
        var parser = new ExpressionParser(new Tokens(text, equals + 1));
        Expression expression = parser.comparison(1);
        if (!parser.tokens.isAtEnd()) {
            throw parser.tokens.trouble("nothing more was expected");
        }
        return new Named(name, expression);
    }

    /** Name that a feature is given; empty without one. */
    static String nameOf(String text) {
        int equals = equalsSign(text);
        return equals < 0 ? "" : text.substring(0, equals).strip();
    }

    /** Position of the sign that ends a name; -1 without one, as that of a comparison does not. */
    private static int equalsSign(String text) {
        int at = text.indexOf('=');
        boolean compares =
                text.startsWith("==", at) || (at > 0 && "<>!".indexOf(text.charAt(at - 1)) >= 0);
        return compares ? -1 : at;
    }

    private Expression comparison(int depth) {
        Expression left = sum(depth);
        int column = tokens.column();
        Optional<Operator> operator = tokens.take(Operator.COMPARISONS);
        if (operator.isEmpty()) {
            return left;
        }
        Expression right = sum(depth);
        int next = tokens.column();
        if (tokens.take(Operator.COMPARISONS).isPresent()) {
            throw new ExpressionException(
                    "comparisons do not chain: write (a < b) * (b < c)", next);
        }
        return call(operator.get(), left, right, column);
    }

    private Expression sum(int depth) {
        Expression left = product(depth);
        while (true) {
            int column = tokens.column();
            Optional<Operator> operator = tokens.take(Operator.SUMS);
            if (operator.isEmpty()) {
                return left;
            }
            left = calculated(operator.get(), left, product(depth), column);
        }
    }

    private Expression product(int depth) {
        Expression left = signed(depth);
        while (true) {
            int column = tokens.column();
            Optional<Operator> operator = tokens.take(Operator.PRODUCTS);
            if (operator.isEmpty()) {
                return left;
            }
            left = calculated(operator.get(), left, signed(depth), column);
        }
    }

    /** An operator between numbers is a number. */
    private static Expression calculated(
            Operator operator, Expression left, Expression right, int column) {
        if (operator.function().equals("ratio")
                && right instanceof Expression.Literal divisor
                && divisor.value() == 0) {
            throw new ExpressionException(
                    "it is divided by 0, so every value would be NaN", divisor.column());
        }
        return left instanceof Expression.Literal x && right instanceof Expression.Literal y
                ? new Expression.Literal(operator.of(x.value(), y.value()), x.column())
                : call(operator, left, right, column);
    }

    private static Expression call(
            Operator operator, Expression left, Expression right, int column) {
        return new Expression.Call(operator.function(), List.of(left, right), column);
    }

    private Expression signed(int depth) {
        int column = tokens.column();
        boolean negative = false;
        boolean signed = true;
        while (signed) {
            boolean minus = tokens.take("-");
            negative ^= minus;
            signed = minus || tokens.take("+");
        }
        Expression operand = primary(depth);
        if (!negative) {
            return operand;
        }
        return operand instanceof Expression.Literal number
                ? new Expression.Literal(-number.value(), column)
                : new Expression.Call(Operator.NEGATIVE, List.of(operand), column);
    }

    private Expression primary(int depth) {
        if (depth > DEPTH_MAX) {
            throw tokens.trouble(
                    "functions and parentheses stand more than "
                            + DEPTH_MAX
                            + " deep in each other");
        }
        if (tokens.take("(")) {
            Expression inner = comparison(depth + 1);
            if (!tokens.take(")")) {
                throw tokens.trouble("an operator or ')' was expected");
            }
            return inner;
        }
        Expression word = tokens.word();
        if (word instanceof Expression.Word name && tokens.take("(")) {
            return new Expression.Call(
                    name.text().toLowerCase(Locale.ROOT), arguments(depth), name.column());
        }
        return word;
    }

    private List<Expression> arguments(int depth) {
        var arguments = new ArrayList<Expression>();
        if (tokens.take(")")) {
            return arguments;
        }
        while (true) {
            arguments.add(comparison(depth + 1));
            if (tokens.take(")")) {
                return List.copyOf(arguments);
            }
            if (!tokens.take(",")) {
                throw tokens.trouble("',' or ')' was expected");
            }
        }
    }
}
