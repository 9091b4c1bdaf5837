package io.tickflow.ticks.text;

import org.jspecify.annotations.Nullable;

/**
 * Judges a last line without a line end, which a cut may have shortened: it must have the columns
 * of its neighbour, and its last cell must look like those before.
 */
final class LastLine {

    private static final int FLAGS_MAX = 1_024;
    private static final double JUMP_MAX = 0.01;

    private final TextLayout layout;
    private final boolean[] flagsSeen = new boolean[FLAGS_MAX];

    LastLine(TextLayout layout) {
        this.layout = layout;
    }

    /** Remembers the flags of a whole row. */
    void observe(int flags) {
        flagsSeen[flags & (FLAGS_MAX - 1)] = true;
    }

    /**
     * Returns the reason to doubt the line, or null.
     *
     * @param cells of the line
     * @param before previous line; empty if there is none
     */
    @Nullable String doubt(Cells cells, String before) {
        var neighbour = new Cells(layout.separator());
        neighbour.split(before);
        boolean first = before.isBlank() || LayoutFinder.isPreamble(before);
        int expected = first ? expectedAlone() : Math.max(neighbour.count(), expectedAlone());
        if (cells.count() < expected) {
            return "cut last line: " + cells.count() + " of " + expected + " columns";
        }
        int last = cells.count() - 1;
        String cell = cells.text(last);
        String cellBefore = !first && last < neighbour.count() ? neighbour.text(last) : "";
        boolean whole =
                cellBefore.isEmpty()
                        ? isWholeAlone(last, cells, first)
                        : isWhole(last, cell, cellBefore);
        return whole ? null : "cut last line: ends with '" + cell + "'";
    }

    /** Columns of a line without a neighbour: all of the header, or up to the prices. */
    private int expectedAlone() {
        Columns columns = layout.columns();
        if (layout.headerLine() > 0) {
            return columns.last() + 1;
        }
        int prices = Math.max(columns.of(Field.BID), columns.of(Field.ASK));
        return 1 + Math.max(prices, columns.of(Field.TIME));
    }

    /** Judges a cell without one above it; a cut time cannot be told from a whole one. */
    private boolean isWholeAlone(int column, Cells cells, boolean first) {
        String cell = cells.text(column);
        if (cell.isEmpty() || isTime(column)) {
            return cell.isEmpty() && !first;
        }
        if (column == layout.columns().of(Field.FLAGS)) {
            double flags = Decimals.parse(cell, layout.mark());
            return flags % 2 == 0;
        }
        return !isPrice(column) || scale(cell) >= scaleOfOther(column, cells);
    }

    /** Decimals of the other side, which has as many in a whole line. */
    private int scaleOfOther(int column, Cells cells) {
        Columns columns = layout.columns();
        int other = column == columns.of(Field.ASK) ? columns.of(Field.BID) : columns.of(Field.ASK);
        return other < 0 ? 0 : scale(cells.text(other));
    }

    private boolean isWhole(int column, String cell, String before) {
        if (cell.isEmpty()) {
            return false;
        }
        if (isTime(column)) {
            return cell.length() >= before.length();
        }
        double value = Decimals.parse(cell, layout.mark());
        boolean isFlags = column == layout.columns().of(Field.FLAGS);
        if (Double.isNaN(value)) {
            return !isFlags || cell.equals(before); // No number is reported elsewhere.
        }
        if (isFlags) {
            return cell.length() >= before.length() || flagsSeen[(int) value & (FLAGS_MAX - 1)];
        }
        double valueBefore = Decimals.parse(before, layout.mark());
        boolean near =
                Double.isNaN(valueBefore)
                        || Math.abs(value - valueBefore) <= JUMP_MAX * Math.abs(valueBefore);
        return !isPrice(column) || (near && scale(cell) >= layout.scale());
    }

    private boolean isTime(int column) {
        return column == layout.columns().of(Field.TIME)
                || column == layout.columns().of(Field.DATE);
    }

    private boolean isPrice(int column) {
        Columns columns = layout.columns();
        return column == columns.of(Field.BID)
                || column == columns.of(Field.ASK)
                || column == columns.of(Field.LAST);
    }

    private int scale(String cell) {
        return Decimals.scale(cell.toCharArray(), 0, cell.length(), layout.mark());
    }
}
