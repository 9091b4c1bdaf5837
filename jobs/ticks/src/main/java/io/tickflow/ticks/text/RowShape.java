package io.tickflow.ticks.text;

import java.util.List;

/** Tells by numbers whether columns are the prices of a bar, or the two sides of a quote. */
final class RowShape {

    private static final double BAR_RANGE_MAX = 0.2;
    private static final double SPREAD_MAX = 0.05;
    private static final double MOST = 0.8;
    private static final double FEW = 0.2;

    private RowShape() {}

    /** Answer about two columns. */
    enum Sides {
        BID_FIRST,
        ASK_FIRST,
        MIXED,
        NO_QUOTE
    }

    /** Returns true if nearly all rows could be open, high, low and close of a bar. */
    static boolean areBars(List<double[]> rows) {
        if (rows.isEmpty()) {
            return false;
        }
        long bars = rows.stream().filter(RowShape::isBar).count();
        return bars >= MOST * rows.size();
    }

    private static boolean isBar(double[] row) {
        double open = row[0];
        double high = row[1];
        double low = row[2];
        double close = row[3];
        double size = Math.max(Math.abs(high), Math.abs(low));
        return high >= Math.max(open, close)
                && low <= Math.min(open, close)
                && high - low <= BAR_RANGE_MAX * size;
    }

    /**
     * Returns true if the third of three columns is a price too, and no last one between bid and
     * ask: then the first two may be any of them.
     */
    static boolean hasOddPrice(List<double[]> rows) {
        long near = 0;
        long odd = 0;
        for (double[] row : rows) {
            double low = Math.min(row[0], row[1]);
            double high = Math.max(row[0], row[1]);
            double size = Math.max(Math.abs(high), Math.abs(row[2]));
            boolean isNear =
                    Math.max(Math.abs(row[2] - low), Math.abs(row[2] - high)) <= SPREAD_MAX * size;
            near += isNear ? 1 : 0;
            odd += isNear && (row[2] < low || row[2] > high) ? 1 : 0;
        }
        return near >= MOST * rows.size() && odd > FEW * near;
    }

    /** Judges two columns by the rows that have both. */
    static Sides sides(List<double[]> rows) {
        long near = 0;
        long rising = 0;
        long falling = 0;
        for (double[] row : rows) {
            double size = Math.max(Math.abs(row[0]), Math.abs(row[1]));
            near += Math.abs(row[0] - row[1]) <= SPREAD_MAX * size ? 1 : 0;
            rising += row[0] < row[1] ? 1 : 0;
            falling += row[0] > row[1] ? 1 : 0;
        }
        if (near < MOST * rows.size() || rows.isEmpty()) {
            return Sides.NO_QUOTE;
        }
        double share = rising + falling == 0 ? 1 : (double) rising / (rising + falling);
        if (share >= MOST) {
            return Sides.BID_FIRST;
        }
        return share <= FEW ? Sides.ASK_FIRST : Sides.MIXED;
    }
}
