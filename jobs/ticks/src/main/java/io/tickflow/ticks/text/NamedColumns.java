package io.tickflow.ticks.text;

import io.tickflow.core.market.ServerTime;
import io.tickflow.ticks.text.HeaderFinder.Header;
import io.tickflow.ticks.text.LayoutFinder.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Maps the names of a header to fields. */
final class NamedColumns {

    private final Refusals refusals;

    NamedColumns(Refusals refusals) {
        this.refusals = refusals;
    }

    Draft find(Header header, List<Line> lines) {
        SampleTable table =
                SampleTable.of(lines.subList(header.index() + 1, lines.size()), header.separator());
        var columns = new Columns();
        var sides = new ArrayList<Integer>();
        for (int i = 0; i < header.fields().size(); i++) {
            Field field = header.fields().get(i);
            if (field == Field.SIDE) {
                sides.add(i);
            } else if (field != null && !columns.has(field)) {
                columns.put(field, i);
            } else if (field == Field.BID || field == Field.ASK) {
                throw refusals.twice(header.names(), field.toString());
            }
        }
        boolean quote = columns.has(Field.BID) && columns.has(Field.ASK);
        if (columns.areOfBars() || (!quote && JudgedRows.looksLikeBars(table))) {
            throw refusals.bars(header.names());
        }
        String format = format(header, columns);
        ServerTime clock = clock(header, columns);
        var notes = new ArrayList<String>();
        if (clock != null) {
            notes.add("the format's clock is " + clock + "; --time-zone names another");
        }
        settleSides(table, columns, sides, notes);
        settleTime(table, columns);
        if (columns.has(Field.VOLUME_REAL)) {
            columns.put(Field.VOLUME, columns.of(Field.VOLUME_REAL));
            columns.remove(Field.VOLUME_REAL);
        }
        if (!columns.areComplete()) {
            throw refusals.header(header.names(), columns.missing());
        }
        if (table.isWiderThan(header.names().size())) {
            throw refusals.wider(header.names().size(), table.width(), header.separator());
        }
        long line = lines.get(header.index()).number();
        return new Draft(format, table, columns, header.names(), line, clock, notes);
    }

    private static String format(Header header, Columns columns) {
        if (columns.has(Field.BID_VOLUME) || columns.has(Field.ASK_VOLUME)) {
            return "Dukascopy ticks";
        }
        if (columns.has(Field.TIME_MSC) && columns.has(Field.FLAGS)) {
            return "copy_ticks_range as CSV";
        }
        return header.names().get(0).startsWith("<") ? "MT5 ticks" : "ticks with a header";
    }

    /** Clock that the format or the name of the time's column tells; null for the server's. */
    private static @Nullable ServerTime clock(Header header, Columns columns) {
        String time =
                columns.has(Field.TIME)
                        ? header.names().get(columns.of(Field.TIME)).toLowerCase(Locale.ROOT)
                        : "";
        if (time.contains("utc") || time.contains("gmt")) {
            return ServerTime.UTC;
        }
        if (time.contains("eet")) {
            return ServerTime.parse("EET");
        }
        if (time.contains("est)")) {
            return ServerTime.parse("-05:00");
        }
        boolean dukascopy = columns.has(Field.BID_VOLUME) || columns.has(Field.ASK_VOLUME);
        return dukascopy ? ServerTime.UTC : null;
    }

    /** Names like 'buy' are ambiguous: the seller's price or the trader's. The rows decide. */
    private static void settleSides(
            SampleTable table, Columns columns, List<Integer> sides, List<String> notes) {
        if (sides.size() != 2 || columns.has(Field.BID) || columns.has(Field.ASK)) {
            return;
        }
        int first = sides.get(0);
        int second = sides.get(1);
        switch (RowShape.sides(table.numbers(DecimalMark.of(table), first, second))) {
            case BID_FIRST -> columns.put(Field.BID, first).put(Field.ASK, second);
            case ASK_FIRST -> columns.put(Field.BID, second).put(Field.ASK, first);
            case MIXED, NO_QUOTE -> {
                return;
            }
        }
        notes.add("the lower one of the two prices is taken for the bid");
    }

    /** Prefers milliseconds; a date and a time may stand in one column under either name. */
    private static void settleTime(SampleTable table, Columns columns) {
        int millis = columns.of(Field.TIME_MSC);
        columns.remove(Field.TIME_MSC);
        if (millis >= 0 && (table.isDateTime(millis) || !columns.has(Field.TIME))) {
            columns.put(Field.TIME, millis);
            columns.remove(Field.DATE);
            return;
        }
        int date = columns.of(Field.DATE);
        int time = columns.of(Field.TIME);
        boolean whole = date >= 0 && (table.isDateTime(date) || table.isEmpty());
        if (whole && (time < 0 || !table.isTimeOfDay(time))) {
            columns.remove(Field.DATE);
            columns.put(Field.TIME, date);
        } else if (date >= 0 && time >= 0 && table.isDateTime(time)) {
            columns.remove(Field.DATE);
        }
    }
}
