package io.tickflow.core.feature.expression;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the pieces of an expression from left to right. Blanks between them do not count. */
final class Tokens {

    private static final Pattern NUMBER =
            Pattern.compile("(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Pattern NUMBER_TO_SIGN = Pattern.compile("(?:\\d+\\.?\\d*|\\.\\d+)[eE]");
    private static final String FOREIGN = "&|^%!~@:\"'?{}[]$";

    private final String text;
    private int position;

    Tokens(String text, int position) {
        this.text = text;
        this.position = position;
    }

    /** Column of the next piece, from 1. */
    int column() {
        skipBlanks();
        return position + 1;
    }

    boolean isAtEnd() {
        skipBlanks();
        return position == text.length();
    }

    /** True if {@code piece} was next; it is read then. */
    boolean take(String piece) {
        skipBlanks();
        boolean found = text.startsWith(piece, position);
        position += found ? piece.length() : 0;
        return found;
    }

    /** The operator of a level that is next, if one is; it is read then. */
    Optional<Operator> take(List<Operator> level) {
        skipBlanks();
        Optional<Operator> found = Operator.at(level, text, position);
        found.ifPresent(operator -> position += operator.text().length());
        return found;
    }

    /** Reads a name or a number. */
    Expression word() {
        int column = column();
        int start = position;
        skipWord();
        if (start == position) {
            throw trouble("a name or a number was expected");
        }
        boolean signed =
                position + 1 < text.length()
                        && "+-".indexOf(text.charAt(position)) >= 0
                        && Character.isDigit(text.charAt(position + 1));
        if (signed && NUMBER_TO_SIGN.matcher(text.substring(start, position)).matches()) {
            position++;
            skipWord();
        }
        String word = text.substring(start, position);
        return NUMBER.matcher(word).matches()
                ? new Expression.Literal(number(word, column), column)
                : new Expression.Word(word, column);
    }

    private static double number(String word, int column) {
        double value = Double.parseDouble(word);
        if (Double.isInfinite(value)) {
            throw new ExpressionException("the number " + word + " is too large", column);
        }
        return value;
    }

    private void skipWord() {
        while (position < text.length() && isPartOfWord(text.charAt(position))) {
            position++;
        }
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    /** Problem at the next piece, with advice if that is an operator of other languages. */
    ExpressionException trouble(String what) {
        int column = column();
        if (isAtEnd()) {
            return new ExpressionException(what + " at the end", column);
        }
        String rest = text.substring(position);
        return new ExpressionException(what + " at '" + rest + "'" + advice(rest), column);
    }

    private static String advice(String rest) {
        char next = rest.charAt(0);
        if (next == '@' || next == ':' || next == '"' || next == '\'') {
            return "; " + OtherSymbols.REFUSED;
        }
        if (rest.startsWith("and ") || rest.startsWith("or ") || FOREIGN.indexOf(next) >= 0) {
            return "; there are + - * / and < <= > >= == !=, and (a > b) * (c > d) is 1 if both"
                    + " are true";
        }
        if (next == ',') {
            return "; several features are separated by ';'";
        }
        return next == '=' ? "; a comparison is '=='" : "";
    }
}
