package io.tickflow.ticks.text;

import io.tickflow.core.market.ServerTime;
import io.tickflow.ticks.DateOrder;
import io.tickflow.ticks.ReadOptions;
import io.tickflow.ticks.SymbolFilter;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.content.TextEncoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the layout of a text: by the user's columns, else by the names of the header, else by the
 * rows.
 */
final class LayoutFinder {

    /** Dates of the whole file, where the sample does not tell day and month apart. */
    @FunctionalInterface
    interface Dates {
        DateOrderJudge judge(char separator, int column) throws IOException;
    }

    private static final int SYMBOLS_MAX = 64;

    private final Refusals refusals;
    private final TextEncoding encoding;
    private final ReadOptions options;
    private final Dates dates;

    LayoutFinder(String file, TextEncoding encoding, ReadOptions options, Dates dates) {
        this.refusals = new Refusals(file);
        this.encoding = encoding;
        this.options = options;
        this.dates = dates;
    }

    /**
     * Finds the layout.
     *
     * @throws TickFileException if the file holds bars, or its columns cannot be told
     */
    TextLayout find(List<Line> sample) throws IOException {
        List<Line> lines =
                sample.stream()
                        .filter(line -> !line.text().isBlank() && !isPreamble(line.text()))
                        .toList();
        if (lines.isEmpty()) {
            throw refusals.empty();
        }
        if (!options.columns().isEmpty()) {
            return finish(new ChosenColumns(refusals, options.columns()).find(lines, encoding));
        }
        HeaderFinder.Header header = HeaderFinder.find(lines, encoding);
        return finish(
                header == null
                        ? new JudgedRows(refusals).find(lines)
                        : new NamedColumns(refusals).find(header, lines));
    }

    /** A comment, or Excel's line about the separator. */
    static boolean isPreamble(String text) {
        return text.startsWith("#") || text.toLowerCase(Locale.ROOT).matches("\"?sep=.\"?");
    }

    private TextLayout finish(Draft draft) throws IOException {
        SampleTable table = draft.table();
        char mark = DecimalMark.of(table);
        var notes = new ArrayList<>(draft.notes());
        noteDoubts(draft, mark, notes);
        DateOrder order = dateOrder(draft);
        boolean zoned = isZoned(draft, order);
        if (zoned) {
            notes.add("the times name their zone");
        }
        ServerTime clock = options.clock() == null ? draft.clock() : options.clock();
        return new TextLayout(
                draft.format(),
                table.separator(),
                mark,
                order,
                draft.columns(),
                draft.names(),
                draft.headerLine(),
                Math.max(table.width(), draft.names().size()),
                zoned,
                zoned ? ServerTime.UTC : clock,
                scaleOfLastColumn(draft, mark),
                symbols(draft),
                notes);
    }

    private static void noteDoubts(Draft draft, char mark, List<String> notes) {
        Columns columns = draft.columns();
        int bid = columns.of(Field.BID);
        if (mark == ',' && bid >= 0 && DecimalMark.isDoubtful(draft.table(), bid)) {
            String price = draft.table().cells(bid).get(0);
            notes.add(
                    "'" + price + "' is read with a decimal comma, as " + price.replace(',', '.'));
        }
        if (columns.has(Field.BID) && columns.has(Field.ASK)) {
            List<double[]> quotes = draft.table().numbers(mark, bid, columns.of(Field.ASK));
            long crossed = quotes.stream().filter(quote -> quote[0] > quote[1]).count();
            if (crossed * 2 > quotes.size()) {
                notes.add(
                        crossed
                                + " of the first "
                                + quotes.size()
                                + " quotes have the bid above the ask; perhaps the columns have"
                                + " each other's name");
            }
        }
    }

    private DateOrder dateOrder(Draft draft) throws IOException {
        DateOrder asked = options.dateOrder();
        Columns columns = draft.columns();
        int column = columns.has(Field.DATE) ? columns.of(Field.DATE) : columns.of(Field.TIME);
        List<String> cells = draft.table().cells(column);
        if (asked != null || cells.stream().noneMatch(DateOrderJudge::isYearLast)) {
            return asked == null ? DateOrder.DMY : asked;
        }
        var judge = new DateOrderJudge();
        cells.forEach(judge::add);
        if (!judge.isSettled()) {
            judge = dates.judge(draft.table().separator(), column);
        }
        DateOrder order = judge.order();
        if (order == null) {
            throw refusals.dates(judge.example());
        }
        return order;
    }

    private static boolean isZoned(Draft draft, DateOrder order) {
        var clock = new ClockText(order);
        Columns columns = draft.columns();
        // A time of day needs a date before it, any one.
        String before = columns.has(Field.DATE) ? "2000-01-01 " : "";
        for (String cell : draft.table().cells(columns.of(Field.TIME))) {
            if (clock.dateTime(before + cell) != ClockText.NONE) {
                return clock.isZoned();
            }
        }
        return false;
    }

    private static List<String> symbols(Draft draft) {
        return draft.table().cells(draft.columns().of(Field.SYMBOL)).stream()
                .map(SymbolFilter::plain)
                .distinct()
                .limit(SYMBOLS_MAX)
                .toList();
    }

    /** Decimals that all prices of the last column have in the sample; -1 if they vary. */
    private static int scaleOfLastColumn(Draft draft, char mark) {
        int last = draft.columns().last();
        List<Integer> scales =
                draft.table().cells(last).stream()
                        .map(cell -> Decimals.scale(cell.toCharArray(), 0, cell.length(), mark))
                        .distinct()
                        .toList();
        return scales.size() == 1 ? scales.get(0) : -1;
    }

    /**
     * Layout before decimal mark, dates and zone are judged.
     *
     * @param table rows of the sample
     * @param columns place of each field
     * @param names of the header; empty without one
     * @param headerLine its number; 0 without one
     * @param clock of the format; null if it is the server's
     */
    record Draft(
            String format,
            SampleTable table,
            Columns columns,
            List<String> names,
            long headerLine,
            @Nullable ServerTime clock,
            List<String> notes) {}
}
