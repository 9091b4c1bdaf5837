package io.tickflow.ticks.text;

/**
 * Cells of one line without surrounding blanks and quotes. A separator within quotes is part of a
 * cell; a blank as separator may be repeated. Reused for all lines. Not thread-safe.
 */
final class Cells {

    private static final int CELLS_MAX = 64;

    private final char separator;
    private final int[] from = new int[CELLS_MAX];
    private final int[] to = new int[CELLS_MAX];
    private char[] line = {};
    private int count;

    Cells(char separator) {
        this.separator = separator;
    }

    /** Splits a line, which must stay unchanged while its cells are read. */
    void split(char[] chars, int length) {
        line = chars;
        count = 0;
        int at = 0;
        while (count < CELLS_MAX) {
            int end = endOfCell(at, length);
            add(at, end);
            if (end >= length) {
                return;
            }
            at = end + 1;
            while (separator == ' ' && at < length && chars[at] == ' ') {
                at++;
            }
        }
    }

    void split(String text) {
        split(text.toCharArray(), text.length());
    }

    private int endOfCell(int start, int length) {
        int at = start;
        while (at < length && line[at] == ' ') {
            at++;
        }
        if (at < length && line[at] == '"') {
            at++;
            while (at < length && (line[at] != '"' || isDoubled(at, length))) {
                at += line[at] == '"' ? 2 : 1;
            }
        } else {
            at = start;
        }
        while (at < length && line[at] != separator) {
            at++;
        }
        return at;
    }

    /** Returns true for the first of two quotes, which stand for one within a quoted cell. */
    private boolean isDoubled(int at, int length) {
        return at + 1 < length && line[at + 1] == '"';
    }

    private void add(int start, int end) {
        int first = start;
        int last = end;
        while (first < last && isBlank(line[first])) {
            first++;
        }
        while (first < last && isBlank(line[last - 1])) {
            last--;
        }
        if (last - first >= 2 && line[first] == '"' && line[last - 1] == '"') {
            first++;
            last--;
        }
        from[count] = first;
        to[count] = last;
        count++;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0' || c == '\ufeff';
    }

    int count() {
        return count;
    }

    char[] line() {
        return line;
    }

    /** Start of a cell; 0 beyond the end of the line, as editors cut trailing separators. */
    int from(int column) {
        return column < count ? from[column] : 0;
    }

    int to(int column) {
        return column < count ? to[column] : 0;
    }

    boolean isBlank(int column) {
        return from(column) == to(column);
    }

    String text(int column) {
        return new String(line, from(column), to(column) - from(column));
    }
}
