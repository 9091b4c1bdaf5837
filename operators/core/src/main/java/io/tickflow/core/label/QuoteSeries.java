package io.tickflow.core.label;

import io.tickflow.core.market.TickGate;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Quotes of the accepted ticks of one symbol, in order: time, mid and typical spread, cut into
 * sessions. Takes 24 bytes a tick. Not thread-safe.
 */
public final class QuoteSeries {

    private static final int ROWS_FIRST = 1 << 10;

    private final String symbol;
    private final BitSet starts = new BitSet();
    private long[] millis = new long[ROWS_FIRST];
    private double[] mids = new double[ROWS_FIRST];
    private double[] scales = new double[ROWS_FIRST];
    private int size;

    /** Creates the empty series of a symbol. */
    public QuoteSeries(String symbol) {
        this.symbol = symbol;
    }

    /** Symbol as named by the feed. */
    public String symbol() {
        return symbol;
    }

    /** Number of ticks. */
    public int size() {
        return size;
    }

    /** UTC time of a tick. */
    public long millis(int row) {
        return millis[row];
    }

    /** Mean of bid and ask. */
    public double mid(int row) {
        return mids[row];
    }

    /** S at a tick: its typical spread, in price units. */
    public double typicalSpread(int row) {
        return scales[row];
    }

    /** Returns true if a session starts with this tick: earlier ticks say nothing about it. */
    public boolean startsSession(int row) {
        return starts.get(row);
    }

    /** First row of the session of {@code row}. */
    public int sessionStart(int row) {
        return starts.previousSetBit(row);
    }

    /** Row after the last one of the session of {@code row}. */
    public int sessionEnd(int row) {
        int next = starts.nextSetBit(row + 1);
        return next < 0 ? size : next;
    }

    /**
     * Last row from {@code from} to before {@code to} whose time is not after {@code atMillis};
     * {@code from - 1} if all are later. The rows are of one session.
     */
    public int lastAtOrBefore(long atMillis, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (millis[middle] <= atMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /**
     * Appends a tick. The first tick, one after an hour of silence and one that is earlier than its
     * predecessor always start a session.
     *
     * @param startsSession true if the tick starts a session for another reason
     */
    public void add(long timeMillis, double mid, double typicalSpread, boolean startsSession) {
        if (size == millis.length) {
            int more = size + size / 2;
            millis = Arrays.copyOf(millis, more);
            mids = Arrays.copyOf(mids, more);
            scales = Arrays.copyOf(scales, more);
        }
        millis[size] = timeMillis;
        mids[size] = mid;
        scales[size] = typicalSpread;
        boolean breaks =
                size == 0
                        || timeMillis - millis[size - 1] >= TickGate.SESSION_GAP_MILLIS
                        || timeMillis < millis[size - 1];
        starts.set(size, startsSession || breaks);
        size++;
    }
}
