package io.tickflow.ticks.write;

import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Fields of one row, given in the order of the columns. Reused for all rows. Not thread-safe. */
public final class ParquetRow {

    private final String[] columns;
    private final RecordConsumer out;
    private int column;

    ParquetRow(String[] columns, RecordConsumer out) {
        this.columns = columns;
        this.out = out;
    }

    void start() {
        column = 0;
        out.startMessage();
    }

    void end() {
        out.endMessage();
    }

    /** Adds a text. */
    public void add(String value) {
        startField();
        out.addBinary(Binary.fromString(value));
        endField();
    }

    /** Adds a whole number of 64 bits. */
    public void add(long value) {
        startField();
        out.addLong(value);
        endField();
    }

    /** Adds a whole number of 32 bits. */
    public void add(int value) {
        startField();
        out.addInteger(value);
        endField();
    }

    /** Adds a truth value. */
    public void add(boolean value) {
        startField();
        out.addBoolean(value);
        endField();
    }

    /** Adds a double. */
    public void add(double value) {
        startField();
        out.addDouble(value);
        endField();
    }

    /** Adds a float. */
    public void add(float value) {
        startField();
        out.addFloat(value);
        endField();
    }

    private void startField() {
        out.startField(columns[column], column);
    }

    private void endField() {
        out.endField(columns[column], column);
        column++;
    }
}
