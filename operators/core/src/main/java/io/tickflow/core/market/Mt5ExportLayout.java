package io.tickflow.core.market;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Column layout of an export file, and the parser of its lines.
 *
 * @param hasHeader true if the first line names the columns
 */
record Mt5ExportLayout(
        boolean hasHeader,
        char separator,
        int date,
        int time,
        int bid,
        int ask,
        int last,
        int volume,
        int flags) {

    private static final int ABSENT = -1;
    private static final long DAY_MILLIS = 86_400_000L;
    private static final String TICK_COLUMNS = "DATE\tTIME\tBID\tASK\tLAST\tVOLUME\tFLAGS";

    /**
     * Detects the layout from the first line; a line that starts with a digit is data in MT5's own
     * order.
     *
     * @throws IllegalArgumentException if it is a header without date, time, bid or ask
     */
    static Mt5ExportLayout ofFirstLine(String line) {
        char separator = line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
        boolean hasHeader = !Character.isDigit(line.charAt(0));
        String header = hasHeader ? line : TICK_COLUMNS.replace('\t', separator);
        List<String> names =
                Arrays.stream(split(header, separator))
                        .map(name -> name.strip().replaceAll("[<>\"]", ""))
                        .map(name -> name.toUpperCase(Locale.ROOT))
                        .toList();
        for (String needed : List.of("DATE", "TIME", "BID", "ASK")) {
            if (!names.contains(needed)) {
                throw new IllegalArgumentException("header has no column <" + needed + ">");
            }
        }
        return new Mt5ExportLayout(
                hasHeader,
                separator,
                names.indexOf("DATE"),
                names.indexOf("TIME"),
                names.indexOf("BID"),
                names.indexOf("ASK"),
                names.indexOf("LAST"),
                names.indexOf("VOLUME"),
                names.indexOf("FLAGS"));
    }

    /**
     * Reads one line.
     *
     * @throws IllegalArgumentException naming the unreadable value
     */
    Mt5ExportReader.Row read(
            String line, long lineNumber, double bidBefore, double askBefore, double lastBefore) {
        String[] cells = split(line, separator);
        return new Mt5ExportReader.Row(
                lineNumber,
                millisOf(cell(cells, date), cell(cells, time)),
                numberOr(bidBefore, cell(cells, bid), "bid"),
                numberOr(askBefore, cell(cells, ask), "ask"),
                numberOr(lastBefore, cell(cells, last), "last"),
                numberOr(0, cell(cells, volume), "volume"),
                (int) numberOr(0, cell(cells, flags), "flags"));
    }

    private static String[] split(String line, char separator) {
        var cells = new ArrayList<String>(8);
        int from = 0;
        for (int to = line.indexOf(separator); to >= 0; to = line.indexOf(separator, from)) {
            cells.add(line.substring(from, to));
            from = to + 1;
        }
        cells.add(line.substring(from));
        return cells.toArray(String[]::new);
    }

    /**
     * Returns blank for a column beyond the end of the line, as editors cut trailing separators.
     */
    private static String cell(String[] cells, int column) {
        return column == ABSENT || column >= cells.length ? "" : cells[column].strip();
    }

    private static double numberOr(double whenBlank, String cell, String what) {
        if (cell.isEmpty()) {
            return whenBlank;
        }
        double number;
        try {
            number = Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(what + " is no number: '" + cell + "'", e);
        }
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(what + " is not finite: '" + cell + "'");
        }
        return number;
    }

    private static long millisOf(String date, String time) {
        try {
            if (date.length() != 10 || time.length() < 8) {
                throw new IllegalArgumentException();
            }
            var day = LocalDate.of(digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10));
            return day.toEpochDay() * DAY_MILLIS + millisOfDay(time);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "no date and time: '" + date + "' '" + time + "'", e);
        }
    }

    /** {@code HH:mm:ss} with up to three decimals. */
    private static long millisOfDay(String time) {
        int hours = digits(time, 0, 2);
        int minutes = digits(time, 3, 5);
        int seconds = digits(time, 6, 8);
        int millis = time.length() == 8 ? 0 : digits((time + "00").substring(0, 12), 9, 12);
        boolean separated =
                time.charAt(2) == ':'
                        && time.charAt(5) == ':'
                        && (time.length() == 8 || time.charAt(8) == '.');
        if (!separated || time.length() > 12 || hours > 23 || minutes > 59 || seconds > 59) {
            throw new IllegalArgumentException();
        }
        return ((hours * 60L + minutes) * 60L + seconds) * 1_000L + millis;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException();
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
