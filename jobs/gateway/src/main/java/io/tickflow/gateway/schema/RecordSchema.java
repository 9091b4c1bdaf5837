package io.tickflow.gateway.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.gateway.json.Json;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Schema (2020-12) of records, as they are written. */
public final class RecordSchema {

    private RecordSchema() {}

    /** Schema of a value of any type. */
    public static ObjectNode of(Type type) {
        if (type instanceof Class<?> plain) {
            return ofClass(plain);
        }
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        if (type instanceof GenericArrayType array) {
            return listOf(of(array.getGenericComponentType()));
        }
        return Json.object();
    }

    /** Schema of a list. */
    public static ObjectNode listOf(ObjectNode items) {
        ObjectNode schema = Json.object().put("type", "array");
        schema.set("items", items);
        return schema;
    }

    /** Schema of an object that maps names to values. */
    public static ObjectNode mapOf(ObjectNode values) {
        ObjectNode schema = Json.object().put("type", "object");
        schema.set("additionalProperties", values);
        return schema;
    }

    /** Schema of an object without known fields. */
    public static ObjectNode object() {
        return Json.object().put("type", "object");
    }

    private static ObjectNode ofClass(Class<?> type) {
        if (type == Quantity.class || type == BigDecimal.class) {
            // A quantity is a record, but is written as its number.
            return Json.object().put("type", "number");
        }
        if (type.isRecord()) {
            return ofRecord(type);
        }
        if (type.isEnum()) {
            return ofEnum(type);
        }
        if (type == byte[].class) {
            return Json.object().put("type", "string").put("contentEncoding", "base64");
        }
        if (type.isArray()) {
            return listOf(ofClass(type.getComponentType()));
        }
        if (type == String.class) {
            return Json.object().put("type", "string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Json.object().put("type", "boolean");
        }
        if (isInteger(type)) {
            return Json.object().put("type", "integer");
        }
        return isFloating(type) ? nullable(Json.object().put("type", "number")) : Json.object();
    }

    private static boolean isInteger(Class<?> type) {
        return type == int.class
                || type == Integer.class
                || type == long.class
                || type == Long.class;
    }

    private static boolean isFloating(Class<?> type) {
        return type == double.class
                || type == Double.class
                || type == float.class
                || type == Float.class;
    }

    private static ObjectNode ofEnum(Class<?> type) {
        ObjectNode schema = Json.object().put("type", "string");
        ArrayNode words = schema.putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            words.add(((Enum<?>) constant).name());
        }
        return schema;
    }

    private static ObjectNode ofRecord(Class<?> type) {
        ObjectNode schema = object();
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode own = of(component.getGenericType());
            properties.set(
                    component.getName(),
                    isNullable(component.getAnnotatedType()) ? nullable(own) : own);
            required.add(component.getName());
        }
        return schema;
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static ObjectNode ofGeneric(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        Class<?> raw = (Class<?>) type.getRawType();
        if (Collection.class.isAssignableFrom(raw)) {
            return listOf(of(arguments[0]));
        }
        return Map.class.isAssignableFrom(raw) ? mapOf(of(arguments[1])) : Json.object();
    }

    /** The same, or null. */
    public static ObjectNode nullable(ObjectNode schema) {
        JsonNode type = schema.get("type");
        if (type == null) {
            return schema;
        }
        if (type.isTextual() && !schema.has("enum")) {
            schema.putArray("type").add(type.asText()).add("null");
            return schema;
        }
        if (type.isTextual()) {
            ObjectNode either = Json.object();
            either.putArray("anyOf").add(schema).add(Json.object().put("type", "null"));
            return either;
        }
        return schema;
    }
}
