package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Collects the columns of one table, in the order of its rows. One thread.
 *
 * @param <T> record of the event's own fields
 */
final class TableDeclaration<T> {

    private final EventType<T> type;
    private final String stage;
    private final String name;
    private final List<Columns<T>> fixed = new ArrayList<>();
    private final List<Column<RecordedEvent<?>>> ofRecord = new ArrayList<>();
    private Predicate<T> taken = event -> true;
    private @Nullable Function<KnownSchemas, Columns<T>> ofSchemas;

    /**
     * @param type event of each row
     * @param stage word for the table in operator uids and names
     * @param name of the table
     */
    TableDeclaration(EventType<T> type, String stage, String name) {
        this.type = type;
        this.stage = stage;
        this.name = name;
    }

    /** A String or LowCardinality(String). */
    TableDeclaration<T> string(String column, Function<T, String> of) {
        return column(column, (event, out) -> out.putString(of.apply(event)));
    }

    /** A LowCardinality(String) with the name of a constant. */
    TableDeclaration<T> constant(String column, Function<T, ? extends Enum<?>> of) {
        return column(column, (event, out) -> out.putString(of.apply(event).name()));
    }

    /** An Int32 or UInt32. */
    TableDeclaration<T> int32(String column, ToIntFunction<T> of) {
        return column(column, (event, out) -> out.putInt(of.applyAsInt(event)));
    }

    /** An Int64, UInt64 or DateTime64(3). */
    TableDeclaration<T> int64(String column, ToLongFunction<T> of) {
        return column(column, (event, out) -> out.putLong(of.applyAsLong(event)));
    }

    /** A Float64. */
    TableDeclaration<T> float64(String column, ToDoubleFunction<T> of) {
        return column(column, (event, out) -> out.putDouble(of.applyAsDouble(event)));
    }

    /** A column of any other type. */
    TableDeclaration<T> column(String column, BiConsumer<T, RowBuffer> writer) {
        fixed.add(new Column<>(column, writer));
        return this;
    }

    /** An Int64 with the lease of the record's writer. */
    TableDeclaration<T> writerEpoch(String column) {
        ofRecord.add(new Column<>(column, (row, out) -> out.putLong(row.epoch())));
        return this;
    }

    /** Leaves out events that {@code condition} does not hold for. */
    TableDeclaration<T> only(Predicate<T> condition) {
        taken = condition;
        return this;
    }

    /** Columns that depend on the feature schemas of a database. */
    TableDeclaration<T> columnsOf(Function<KnownSchemas, Columns<T>> columns) {
        ofSchemas = columns;
        return this;
    }

    /** The table, without columns for features. */
    EventTable<T> table() {
        return new EventTable<>(this, KnownSchemas.NONE);
    }

    EventType<T> type() {
        return type;
    }

    String stage() {
        return stage;
    }

    String name() {
        return name;
    }

    List<Column<RecordedEvent<?>>> recordColumns() {
        return List.copyOf(ofRecord);
    }

    boolean takes(T event) {
        return taken.test(event);
    }

    List<Columns<T>> columns(KnownSchemas schemas) {
        var all = new ArrayList<>(fixed);
        if (ofSchemas != null) {
            all.add(ofSchemas.apply(schemas));
        }
        return List.copyOf(all);
    }
}
