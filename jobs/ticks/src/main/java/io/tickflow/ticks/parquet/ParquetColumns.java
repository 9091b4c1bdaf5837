package io.tickflow.ticks.parquet;

import io.tickflow.ticks.Reading;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.text.ColumnNames;
import io.tickflow.ticks.text.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Fields of the columns of a schema, by name.
 *
 * @param wanted schema of the columns that are read
 */
record ParquetColumns(
        MessageType schema, MessageType wanted, Map<Field, String> names, boolean isUtc) {

    private static final int BAR_PRICES = 3;
    private static final Set<Field> USED =
            EnumSet.of(
                    Field.TIME,
                    Field.BID,
                    Field.ASK,
                    Field.LAST,
                    Field.VOLUME,
                    Field.FLAGS,
                    Field.SYMBOL);

    static ParquetColumns of(String file, MessageType schema, Map<String, String> chosen) {
        Map<Field, String> names =
                chosen.isEmpty() ? byName(schema) : byChoice(file, schema, chosen);
        boolean quote = names.containsKey(Field.BID) && names.containsKey(Field.ASK);
        if (!quote
                && names.keySet().stream().filter(ParquetColumns::isOfBar).count() >= BAR_PRICES) {
            throw new TickFileException(
                    file
                            + ": these are bars ("
                            + fieldNames(schema)
                            + "), not ticks: a bar has no bid and ask. Get ticks instead, such as"
                            + " with copy_ticks_range");
        }
        if (!names.containsKey(Field.TIME) || !(quote || names.containsKey(Field.LAST))) {
            throw new TickFileException(
                    file
                            + ": the columns are "
                            + fieldNames(schema)
                            + ", not known as time, bid and ask. Say where they are: --columns"
                            + " time=NAME,bid=NAME,ask=NAME");
        }
        names.keySet().removeIf(field -> !USED.contains(field));
        var wanted = new ArrayList<Type>();
        schema.getFields().stream()
                .filter(type -> names.containsValue(type.getName()))
                .forEach(wanted::add);
        String time = names.getOrDefault(Field.TIME, "");
        return new ParquetColumns(
                schema, new MessageType("ticks", wanted), names, isUtc(schema.getType(time)));
    }

    private static boolean isOfBar(Field field) {
        return field == Field.OPEN
                || field == Field.HIGH
                || field == Field.LOW
                || field == Field.CLOSE;
    }

    private static List<String> fieldNames(MessageType schema) {
        return schema.getFields().stream().map(Type::getName).toList();
    }

    private static Map<Field, String> byName(MessageType schema) {
        var names = new EnumMap<Field, String>(Field.class);
        for (Type type : schema.getFields()) {
            Field field = ColumnNames.fieldOf(type.getName());
            if (field != null && type.isPrimitive()) {
                names.putIfAbsent(field, type.getName());
            }
        }
        replace(names, Field.TIME_MSC, Field.TIME);
        replace(names, Field.VOLUME_REAL, Field.VOLUME);
        if (!names.containsKey(Field.TIME)) {
            replace(names, Field.DATE, Field.TIME);
        }
        names.remove(Field.DATE);
        return names;
    }

    /** The first field is the more exact one where a file has both. */
    private static void replace(Map<Field, String> names, Field exact, Field plain) {
        String name = names.remove(exact);
        if (name != null) {
            names.put(plain, name);
        }
    }

    private static Map<Field, String> byChoice(
            String file, MessageType schema, Map<String, String> chosen) {
        var names = new EnumMap<Field, String>(Field.class);
        List<String> fields = fieldNames(schema);
        chosen.forEach(
                (what, place) -> {
                    boolean number = place.matches("\\d{1,3}");
                    int index = number ? Integer.parseInt(place) : fields.indexOf(place);
                    if (index < 0 || index >= fields.size()) {
                        throw new TickFileException(
                                file + ": --columns: no column '" + place + "' in " + fields);
                    }
                    names.put(field(file, what), fields.get(index));
                });
        return names;
    }

    private static Field field(String file, String name) {
        try {
            return Field.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new TickFileException(file + ": --columns: there is no field '" + name + "'", e);
        }
    }

    private static boolean isUtc(Type time) {
        LogicalTypeAnnotation annotation = time.getLogicalTypeAnnotation();
        return annotation instanceof TimestampLogicalTypeAnnotation timestamp
                && timestamp.isAdjustedToUTC();
    }

    @Nullable String name(Field field) {
        return names.get(field);
    }

    List<Reading.Column> describe() {
        var described = new ArrayList<Reading.Column>();
        for (String column : fieldNames(schema)) {
            String field =
                    names.entrySet().stream()
                            .filter(entry -> entry.getValue().equals(column))
                            .map(entry -> entry.getKey().toString())
                            .findFirst()
                            .orElse("-");
            described.add(new Reading.Column(column, field));
        }
        return described;
    }
}
