package io.tickflow.connector.clickhouse;

import java.io.Serializable;

/**
 * Limits of buffered rows: an insert starts at the first limit reached. A writer holds at most two
 * batches.
 *
 * @param rowsMax rows in one insert
 * @param bytesMax bytes in one insert, exceeded by less than a row
 * @param delayMillisMax longest time that a row is buffered
 */
public record BatchLimits(int rowsMax, int bytesMax, long delayMillisMax) implements Serializable {

    public static final int BYTES_MAX = 8 << 20;

    /** Limits with the usual number of bytes. */
    public static BatchLimits of(int rowsMax, long delayMillisMax) {
        return new BatchLimits(rowsMax, BYTES_MAX, delayMillisMax);
    }

    boolean reachedBy(RowBuffer rows) {
        return rows.rows() >= rowsMax || rows.size() >= bytesMax;
    }
}
