package io.tickflow.connector.avro;

import io.tickflow.core.event.Mode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Avro schema of one event type, generated from its record: {@code mode} and {@code schemaVersion}
 * of the envelope, then the components in their order. Written in Avro's parsing canonical form,
 * whose CRC-64-AVRO identifies it. Immutable.
 */
public final class AvroSchema {

    private static final String NAMESPACE = "io.tickflow.event";

    private static final Map<Class<?>, String> TYPES =
            Map.of(
                    String.class, "\"string\"",
                    boolean.class, "\"boolean\"",
                    int.class, "\"int\"",
                    long.class, "\"long\"",
                    float.class, "\"float\"",
                    double.class, "\"double\"",
                    float[].class, "{\"type\":\"array\",\"items\":\"float\"}",
                    long[].class, "{\"type\":\"array\",\"items\":\"long\"}");

    private final String name;
    private final List<String> fields;
    private final long fingerprint;

    private AvroSchema(String name, List<String> fields) {
        this.name = name;
        this.fields = fields;
        this.fingerprint = Crc64Avro.of(canonicalForm().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Creates the schema of the events {@code name}.
     *
     * @throws IllegalArgumentException if a component of {@code body} has an unsupported type
     */
    static AvroSchema of(String name, Class<?> body) {
        var fields = new ArrayList<String>();
        var defined = new HashSet<Class<?>>();
        fields.add(field("pipeline", String.class, defined));
        fields.add(field("mode", Mode.class, defined));
        fields.add(field("schemaVersion", int.class, defined));
        for (RecordComponent component : body.getRecordComponents()) {
            fields.add(field(component.getName(), component.getGenericType(), defined));
        }
        return new AvroSchema(name, fields);
    }

    /** Simple name of the event type. */
    public String name() {
        return name;
    }

    /** CRC-64-AVRO of {@link #canonicalForm()}. */
    public long fingerprint() {
        return fingerprint;
    }

    /** The schema in parsing canonical form. */
    String canonicalForm() {
        return head(",") + String.join(",", fields) + "]}";
    }

    /** Formats the schema as a file, with a line for each field. */
    public String toFile() {
        return head(",\n ") + "\n  " + String.join(",\n  ", fields) + "\n]}\n";
    }

    private String head(String comma) {
        return "{\"name\":\""
                + NAMESPACE
                + '.'
                + name
                + '"'
                + comma
                + "\"type\":\"record\""
                + comma
                + "\"fields\":[";
    }

    /**
     * @param defined types that have a definition already, to which their name refers from then on
     */
    private static String field(String name, Type type, Set<Class<?>> defined) {
        return "{\"name\":\"" + name + "\",\"type\":" + avroType(name, type, defined) + '}';
    }

    private static String avroType(String name, Type type, Set<Class<?>> defined) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Type item = list.getActualTypeArguments()[0];
            return "{\"type\":\"array\",\"items\":" + avroType(name, item, defined) + '}';
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("no Avro type for " + type + " of " + name);
        }
        String known = TYPES.get(plain);
        if (known != null) {
            return known;
        }
        if (!defined.add(plain)) {
            return '"' + NAMESPACE + '.' + plain.getSimpleName() + '"';
        }
        if (plain.isEnum()) {
            return enumOf(plain);
        }
        if (plain.isRecord()) {
            return recordOf(plain, defined);
        }
        throw new IllegalArgumentException("no Avro type for " + type + " of " + name);
    }

    private static String recordOf(Class<?> type, Set<Class<?>> defined) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> field(component.getName(), component.getGenericType(), defined))
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"name\":\""
                                        + NAMESPACE
                                        + '.'
                                        + type.getSimpleName()
                                        + "\",\"type\":\"record\",\"fields\":[",
                                "]}"));
    }

    private static String enumOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(
                        Collectors.joining(
                                "\",\"",
                                "{\"name\":\""
                                        + NAMESPACE
                                        + '.'
                                        + type.getSimpleName()
                                        + "\",\"type\":\"enum\",\"symbols\":[\"",
                                "\"]}"));
    }
}
