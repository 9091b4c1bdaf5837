package io.tickflow.core.feature.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads {@code name = function(argument, ...)}, where an argument is a number, a word or a function
 * again. Blanks do not count. One use.
 */
final class ExpressionParser {

    /** A feature as it was written: the name is empty if none was given. */
    record Named(String name, Expression expression) {}

    private static final int LENGTH_MAX = 300;
    private static final int DEPTH_MAX = 8;

    private final String text;
    private int position;

    private ExpressionParser(String text) {
        this.text = text;
    }

    /**
     * Reads one feature.
     *
     * @throws IllegalArgumentException saying where it stopped making sense
     */
    static Named parse(String text) {
        if (text.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "an expression has at most " + LENGTH_MAX + " characters");
        }
        int equals = text.indexOf('=');
        String name = equals < 0 ? "" : text.substring(0, equals).strip();
        if (equals >= 0 && name.isEmpty()) {
            throw new IllegalArgumentException("there is no name before '='");
        }
        var parser = new ExpressionParser(text.substring(equals + 1));
        Expression expression = parser.expression(1);
        parser.skipBlanks();
        if (parser.position < parser.text.length()) {
            throw parser.trouble("nothing more was expected");
        }
        return new Named(name, expression);
    }

    private Expression expression(int depth) {
        if (depth > DEPTH_MAX) {
            throw trouble("functions stand more than " + DEPTH_MAX + " deep in each other");
        }
        String token = token();
        if (peek() == '(') {
            position++;
            return new Expression.Call(token.toLowerCase(Locale.ROOT), arguments(depth));
        }
        try {
            return new Expression.Literal(Double.parseDouble(token));
        } catch (NumberFormatException e) {
            return new Expression.Word(token);
        }
    }

    private List<Expression> arguments(int depth) {
        var arguments = new ArrayList<Expression>();
        if (peek() == ')') {
            position++;
            return arguments;
        }
        while (true) {
            arguments.add(expression(depth + 1));
            char next = peek();
            position++;
            if (next == ')') {
                return List.copyOf(arguments);
            }
            if (next != ',') {
                position--;
                throw trouble("',' or ')' was expected");
            }
        }
    }

    private String token() {
        skipBlanks();
        int start = position;
        while (position < text.length() && isPartOfToken(text.charAt(position))) {
            position++;
        }
        if (start == position) {
            throw trouble("a name or a number was expected");
        }
        return text.substring(start, position);
    }

    private static boolean isPartOfToken(char c) {
        return Character.isLetterOrDigit(c) || "_.-".indexOf(c) >= 0;
    }

    /** The next character that is no blank; a NUL at the end. */
    private char peek() {
        skipBlanks();
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private IllegalArgumentException trouble(String what) {
        return new IllegalArgumentException(
                position >= text.length()
                        ? what + " at the end"
                        : what + " at '" + text.substring(position) + "'");
    }
}
