package io.tickflow.ticks.text;

import java.util.regex.Pattern;

/** Decimal numbers with a point or a comma, with or without groups of three digits. */
final class Decimals {

    private static final int EXACT_DIGITS_MAX = 15;
    private static final int EXACT_SCALE_MAX = 22;
    private static final double[] POWERS_OF_TEN = powersOfTen();
    private static final Pattern PLAIN =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern GROUPED_BY_COMMA =
            Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");
    private static final Pattern GROUPED_BY_POINT =
            Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+(,\\d*)?");
    private static final Pattern GROUPED_BY_BLANK =
            Pattern.compile("[+-]?\\d{1,3}([ \\u00a0\\u202f\\u2019']\\d{3})+([.,]\\d*)?");

    private Decimals() {}

    private static double[] powersOfTen() {
        double[] powers = new double[EXACT_SCALE_MAX + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /**
     * Reads a number; NaN if it is none or not finite.
     *
     * @param mark decimal mark: point or comma
     */
    static double parse(char[] text, int from, int to, char mark) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (negative) {
            at++;
        }
        long digits = 0;
        int count = 0;
        int scale = -1;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                count++;
                scale += scale >= 0 ? 1 : 0;
            } else if (text[at] == mark && scale < 0) {
                scale = 0;
            } else {
                return parseSlowly(new String(text, from, to - from), mark);
            }
            if (count > EXACT_DIGITS_MAX) {
                return parseSlowly(new String(text, from, to - from), mark);
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        // A quotient of two exact doubles is the double nearest to the decimal.
        double value = scale <= 0 ? digits : digits / POWERS_OF_TEN[scale];
        return negative ? -value : value;
    }

    static double parse(String text, char mark) {
        return parse(text.toCharArray(), 0, text.length(), mark);
    }

    private static double parseSlowly(String text, char mark) {
        String plain = text;
        if (GROUPED_BY_BLANK.matcher(plain).matches()) {
            plain = plain.replaceAll("[ \\u00a0\\u202f\\u2019']", "");
        }
        if (mark == ',') {
            if (GROUPED_BY_POINT.matcher(plain).matches()) {
                plain = plain.replace(".", "");
            }
            plain = plain.replace(',', '.');
        } else if (GROUPED_BY_COMMA.matcher(plain).matches()) {
            plain = plain.replace(",", "");
        }
        if (!PLAIN.matcher(plain).matches()) {
            return Double.NaN;
        }
        double value = Double.parseDouble(plain);
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /** Returns true for a number with either mark. */
    static boolean isNumber(String text) {
        return !Double.isNaN(parse(text, '.')) || !Double.isNaN(parse(text, ','));
    }

    /** Returns true for the words of a number that is not finite. */
    static boolean isNotFinite(String text) {
        return text.matches("(?i)[+-]?(nan|inf|infinity)");
    }

    /** Digits after the mark; 0 without one. */
    static int scale(char[] text, int from, int to, char mark) {
        for (int at = from; at < to; at++) {
            if (text[at] == mark) {
                return to - at - 1;
            }
        }
        return 0;
    }
}
