package io.tickflow.ticks.parquet;

import io.tickflow.ticks.DateOrder;
import io.tickflow.ticks.text.ClockText;
import io.tickflow.ticks.text.EpochText;
import io.tickflow.ticks.text.Field;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Rows of one row group, field by field. */
final class GroupRows {

    static final long NO_TIME = ClockText.NONE;

    private static final long DAY_MILLIS = 86_400_000L;
    private static final long JULIAN_DAY_OF_1970 = 2_440_588;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Map<Field, ColumnReader> readers = new EnumMap<>(Field.class);
    private final ClockText clock = new ClockText(DateOrder.DMY);
    private long left;
    private boolean started;

    private GroupRows(long rows) {
        left = rows;
    }

    static GroupRows open(ParquetBytes bytes, ParquetColumns columns, RowGroup group)
            throws IOException {
        var rows = new GroupRows(group.getNum_rows());
        var store =
                new ColumnReadStoreImpl(
                        new GroupPages(bytes, columns.wanted(), group),
                        new DummyRecordConverter(columns.wanted()).getRootConverter(),
                        columns.wanted(),
                        "");
        for (Field field : Field.values()) {
            String name = columns.name(field);
            if (name != null) {
                ColumnDescriptor column =
                        columns.wanted().getColumnDescription(new String[] {name});
                rows.readers.put(field, store.getColumnReader(column));
            }
        }
        return rows;
    }

    boolean hasNext() {
        return left > 0;
    }

    /** Moves to the next row. */
    void advance() {
        if (started) {
            readers.values().forEach(GroupRows::moveOn);
        }
        started = true;
        left--;
    }

    /** Skips a value that was not asked for; one that was read is not skipped again. */
    private static void moveOn(ColumnReader reader) {
        if (isPresent(reader)) {
            reader.skip();
        }
        reader.consume();
    }

    private static boolean isPresent(ColumnReader reader) {
        return reader.getCurrentDefinitionLevel() == reader.getDescriptor().getMaxDefinitionLevel();
    }

    /** Column of a field if the current row has a value in it. */
    private @Nullable ColumnReader valueOf(Field field) {
        ColumnReader reader = readers.get(field);
        return reader != null && isPresent(reader) ? reader : null;
    }

    private static PrimitiveType typeOf(ColumnReader reader) {
        return reader.getDescriptor().getPrimitiveType();
    }

    @Nullable String text(Field field) {
        ColumnReader reader = valueOf(field);
        return reader != null
                        && typeOf(reader).getPrimitiveTypeName()
                                == PrimitiveType.PrimitiveTypeName.BINARY
                ? reader.getBinary().toStringUsingUTF8()
                : null;
    }

    double number(Field field, double missing) {
        ColumnReader reader = valueOf(field);
        if (reader == null) {
            return missing;
        }
        double value =
                switch (typeOf(reader).getPrimitiveTypeName()) {
                    case DOUBLE -> reader.getDouble();
                    case FLOAT -> Double.parseDouble(Float.toString(reader.getFloat()));
                    case INT32 -> reader.getInteger();
                    case INT64 -> reader.getLong();
                    case BOOLEAN, BINARY, INT96, FIXED_LEN_BYTE_ARRAY ->
                            throw new IllegalArgumentException(
                                    "column of " + field + " has no numbers");
                };
        return Double.isNaN(value) ? missing : value;
    }

    /** Milliseconds of the time, or {@link #NO_TIME}. */
    long millis() {
        ColumnReader reader = valueOf(Field.TIME);
        if (reader == null) {
            return NO_TIME;
        }
        PrimitiveType type = typeOf(reader);
        return switch (type.getPrimitiveTypeName()) {
            case INT64 -> ofLong(reader.getLong(), type.getLogicalTypeAnnotation());
            case INT32 -> EpochText.millis((long) reader.getInteger());
            case DOUBLE -> EpochText.millis(reader.getDouble());
            case INT96 -> ofInt96(reader.getBinary().toByteBuffer());
            case BINARY -> clock.dateTime(reader.getBinary().toStringUsingUTF8());
            case FLOAT, BOOLEAN, FIXED_LEN_BYTE_ARRAY ->
                    throw new IllegalArgumentException("the column of times holds no times");
        };
    }

    private static long ofLong(long value, @Nullable LogicalTypeAnnotation annotation) {
        if (!(annotation instanceof TimestampLogicalTypeAnnotation timestamp)) {
            return EpochText.millis(value);
        }
        return switch (timestamp.getUnit()) {
            case MILLIS -> value;
            case MICROS -> Math.floorDiv(value, 1_000L);
            case NANOS -> Math.floorDiv(value, NANOS_PER_MILLI);
        };
    }

    private static long ofInt96(ByteBuffer bytes) {
        ByteBuffer little = bytes.order(ByteOrder.LITTLE_ENDIAN);
        long nanos = little.getLong();
        long day = little.getInt() - JULIAN_DAY_OF_1970;
        return day * DAY_MILLIS + nanos / NANOS_PER_MILLI;
    }
}
