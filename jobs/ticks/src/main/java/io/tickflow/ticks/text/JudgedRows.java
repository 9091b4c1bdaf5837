package io.tickflow.ticks.text;

import io.tickflow.core.market.ServerTime;
import io.tickflow.ticks.text.LayoutFinder.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Judges a text without a header by its rows. */
final class JudgedRows {

    private static final int MT5_WIDTH_MAX = 7;
    private static final Field[] MT5_FIELDS = {
        Field.DATE, Field.TIME, Field.BID, Field.ASK, Field.LAST, Field.VOLUME, Field.FLAGS
    };
    private static final String HISTDATA = "\\d{8} \\d{9}";
    private static final String TRUEFX = "\\d{8} \\d{2}:\\d{2}:\\d{2}\\.\\d+";

    private final Refusals refusals;

    JudgedRows(Refusals refusals) {
        this.refusals = refusals;
    }

    Draft find(List<Line> lines) {
        String finding = null;
        for (char separator : HeaderFinder.SEPARATORS) {
            SampleTable table = SampleTable.of(lines, separator);
            if (table.width() < 2) {
                continue;
            }
            if (looksLikeBars(table)) {
                throw refusals.bars("the numbers of each row are open, high, low and close");
            }
            var columns = new Columns();
            int prices = placeTime(table, columns);
            if (prices < 0) {
                continue;
            }
            var notes = new ArrayList<String>();
            String problem = placePrices(table, columns, prices, notes);
            if (problem == null) {
                return draft(table, columns, notes);
            }
            finding = finding == null ? problem : finding;
        }
        throw refusals.rows(finding == null ? "no column holds a date with a time" : finding);
    }

    private static Draft draft(SampleTable table, Columns columns, List<String> notes) {
        List<String> times = table.cells(columns.of(Field.TIME));
        String format = columns.has(Field.FLAGS) ? "MT5 ticks" : "ticks";
        ServerTime clock = null;
        if (times.stream().allMatch(time -> time.matches(HISTDATA))) {
            format = "HistData ticks";
            clock = ServerTime.parse("-05:00");
            notes.add("HistData's clock is New York's without daylight saving, UTC-5");
        } else if (columns.has(Field.SYMBOL)
                && times.stream().allMatch(time -> time.matches(TRUEFX))) {
            format = "TrueFX ticks";
            clock = ServerTime.UTC;
            notes.add("TrueFX's clock is UTC");
        }
        notes.add(0, "no header: the columns are judged by the rows");
        return new Draft(format + " without a header", table, columns, List.of(), 0, clock, notes);
    }

    /** Returns true if four neighbouring columns of numbers are the prices of bars. */
    static boolean looksLikeBars(SampleTable table) {
        int[] numbers =
                IntStream.range(0, table.width())
                        .filter(table::isNumeric)
                        .filter(column -> !table.isDateTime(column) && !table.isDate(column))
                        .toArray();
        char mark = DecimalMark.of(table);
        for (int i = 0; i + 3 < numbers.length; i++) {
            int[] four = {numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3]};
            if (RowShape.areBars(table.numbers(mark, four))) {
                return true;
            }
        }
        return false;
    }

    /** Places the time; returns the first column after it, or -1 if there is no time. */
    private static int placeTime(SampleTable table, Columns columns) {
        for (int i = 0; i < table.width(); i++) {
            if (i + 1 < table.width() && table.isDate(i) && table.isTimeOfDay(i + 1)) {
                columns.put(Field.DATE, i).put(Field.TIME, i + 1);
                return i + 2;
            }
            if (table.isDateTime(i)) {
                columns.put(Field.TIME, i);
                return i + 1;
            }
            if (!table.isNumeric(i) && table.most(i, cell -> cell.matches("[\\p{L}/._#-]{3,}"))) {
                columns.put(Field.SYMBOL, i);
            }
        }
        return -1;
    }

    private static int nextNumber(SampleTable table, int column) {
        return IntStream.range(column + 1, table.width())
                .filter(table::isNumeric)
                .findFirst()
                .orElse(-1);
    }

    private static @Nullable String placePrices(
            SampleTable table, Columns columns, int start, List<String> notes) {
        boolean mt5 =
                columns.of(Field.DATE) == 0
                        && columns.of(Field.TIME) == 1
                        && table.width() >= 4
                        && table.width() <= MT5_WIDTH_MAX;
        int[] numbers = IntStream.range(start, table.width()).filter(table::isNumeric).toArray();
        int first = mt5 ? 2 : numbers.length > 0 ? numbers[0] : -1;
        int second = mt5 ? 3 : numbers.length > 1 ? numbers[1] : -1;
        if (second < 0) {
            return numbers.length == 0
                    ? "no number follows the time"
                    : "one price follows the time, so this is one side or the last trade";
        }
        List<double[]> quotes = table.numbers(DecimalMark.of(table), first, second);
        RowShape.Sides sides =
                mt5 && quotes.isEmpty() ? RowShape.Sides.BID_FIRST : RowShape.sides(quotes);
        if (sides == RowShape.Sides.NO_QUOTE || (sides == RowShape.Sides.MIXED && !mt5)) {
            return "the columns "
                    + first
                    + " and "
                    + second
                    + (sides == RowShape.Sides.MIXED
                            ? " cross each other, so bid and ask cannot be told"
                            : " are too far apart for bid and ask");
        }
        int third = nextNumber(table, Math.max(first, second));
        if (third >= 0
                && RowShape.hasOddPrice(
                        table.numbers(DecimalMark.of(table), first, second, third))) {
            return "the columns %d, %d and %d are all prices, so bid and ask cannot be told"
                    .formatted(first, second, third);
        }
        boolean askFirst = sides == RowShape.Sides.ASK_FIRST;
        for (int i = 4; mt5 && i < table.width(); i++) {
            columns.put(MT5_FIELDS[i], i);
        }
        if (!mt5 && numbers.length == 3) {
            columns.put(Field.VOLUME, numbers[2]);
        }
        columns.put(Field.BID, askFirst ? second : first);
        columns.put(Field.ASK, askFirst ? first : second);
        notes.add("bid is column " + columns.of(Field.BID) + ", the lower one of the two prices");
        return null;
    }
}
