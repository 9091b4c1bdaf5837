package io.tickflow.connector.decode;

/** Parser of decimal numbers. Pure functions. */
final class TickNumber {

    private TickNumber() {}

    /**
     * Reads a number, NaN or an infinity, without the type suffixes and hexadecimal floats that
     * Java allows.
     *
     * @throws NumberFormatException if it is none
     */
    static double parse(String text) {
        double number = Double.parseDouble(text);
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        boolean java =
                last == 'd' || last == 'D' || last == 'f' || last == 'F' || text.indexOf('x') >= 0;
        if (java || text.indexOf('X') >= 0) {
            throw new NumberFormatException(text);
        }
        return number;
    }
}
