package io.tickflow.ticks.bi5;

import io.tickflow.ticks.content.ContentException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hour and instrument of a file, which only its path tells: {@code EURUSD/2024/02/06/10h_ticks.bi5}
 * is 6 March 2024, as months count from 0.
 *
 * @param symbol as Dukascopy names it
 * @param startMillis UTC start of the hour
 * @param point value of one unit of a price
 */
record HourFile(String symbol, long startMillis, double point) {

    private static final Pattern PATH =
            Pattern.compile(".*?([^/]+)/(\\d{4})/(\\d{2})/(\\d{2})/(\\d{2})h_ticks\\.bi5");
    private static final Pattern PAIR = Pattern.compile("[A-Z]{6}");
    private static final Pattern THOUSANDTHS = Pattern.compile(".*(JPY|RUB|XAU|XAG).*");
    private static final double THOUSANDTH = 1e3;
    private static final double HUNDRED_THOUSANDTH = 1e5;

    static HourFile of(Path file) throws ContentException {
        Matcher path = PATH.matcher(file.toAbsolutePath().toString().replace('\\', '/'));
        if (!path.matches()) {
            throw new ContentException(
                    "a Dukascopy file whose path does not tell its hour: keep it as"
                            + " EURUSD/2024/02/06/10h_ticks.bi5 (months from 0), or get CSV");
        }
        String symbol = path.group(1).toUpperCase(Locale.ROOT);
        if (!PAIR.matcher(symbol).matches()) {
            throw new ContentException(
                    "a Dukascopy file of "
                            + symbol
                            + ", whose price unit is not known here: get CSV");
        }
        return new HourFile(symbol, startMillis(path), point(symbol));
    }

    private static double point(String symbol) {
        return THOUSANDTHS.matcher(symbol).matches() ? THOUSANDTH : HUNDRED_THOUSANDTH;
    }

    private static long startMillis(Matcher path) throws ContentException {
        try {
            return LocalDateTime.of(
                            Integer.parseInt(path.group(2)),
                            Integer.parseInt(path.group(3)) + 1,
                            Integer.parseInt(path.group(4)),
                            Integer.parseInt(path.group(5)),
                            0)
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        } catch (DateTimeException e) {
            throw new ContentException(
                    "a Dukascopy file with no hour in its path: " + e.getMessage());
        }
    }
}
