package io.tickflow.model.tree.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reader of Universal Binary JSON (draft 12), which XGBoost saves by default: big endian, with
 * counted and strongly typed arrays. Depth is bounded, and a count never exceeds the bytes left.
 */
final class UbjsonReader {

    private static final int DEPTH_MAX = 32;

    /** A model is mostly floats of four bytes; many more values are no model and fill the heap. */
    private static final long VALUES_MAX = TreeFile.BYTES_MAX / Float.BYTES;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ByteBuffer bytes;
    private int depth;
    private long values;

    private UbjsonReader(byte[] content) {
        this.bytes = ByteBuffer.wrap(content);
    }

    /**
     * Reads the only value.
     *
     * @throws ModelFileException if the bytes are cut or are no such value
     */
    static JsonNode read(byte[] content) {
        var reader = new UbjsonReader(content);
        try {
            JsonNode value = reader.value(reader.marker());
            if (reader.bytes.hasRemaining()) {
                throw reader.damaged(reader.bytes.remaining() + " bytes follow the model");
            }
            return value;
        } catch (BufferUnderflowException e) {
            throw new ModelFileException(
                    "the file ends within a value after "
                            + content.length
                            + " bytes; it is cut: save or copy it again",
                    e);
        }
    }

    private JsonNode value(char type) {
        if (++values > VALUES_MAX) {
            throw damaged("it has more than " + VALUES_MAX + " values");
        }
        return switch (type) {
            case '{' -> object();
            case '[' -> array();
            case 'S', 'H' -> NODES.textNode(text());
            case 'C' -> NODES.textNode(String.valueOf((char) bytes.get()));
            case 'T' -> NODES.booleanNode(true);
            case 'F' -> NODES.booleanNode(false);
            case 'Z' -> NODES.nullNode();
            case 'd' -> NODES.numberNode(bytes.getFloat());
            case 'D' -> NODES.numberNode(bytes.getDouble());
            default -> NODES.numberNode(integer(type));
        };
    }

    private long integer(char type) {
        return switch (type) {
            case 'i' -> bytes.get();
            case 'U' -> bytes.get() & 0xFF;
            case 'I' -> bytes.getShort();
            case 'l' -> bytes.getInt();
            case 'L' -> bytes.getLong();
            default -> throw damaged("a value has the unknown type " + (int) type);
        };
    }

    private ObjectNode object() {
        enter();
        ObjectNode object = NODES.objectNode();
        char type = peek() == '$' ? type() : 0;
        if (peek() == '#') {
            int count = count(2);
            for (int i = 0; i < count; i++) {
                object.set(text(), value(type == 0 ? marker() : type));
            }
        } else {
            while (peek() != '}') {
                object.set(text(), value(marker()));
            }
            bytes.get();
        }
        depth--;
        return object;
    }

    private ArrayNode array() {
        enter();
        ArrayNode array = NODES.arrayNode();
        if (peek() == '$') {
            char type = type();
            int count = count(bytesOf(type));
            for (int i = 0; i < count; i++) {
                array.add(value(type));
            }
        } else if (peek() == '#') {
            int count = count(1);
            for (int i = 0; i < count; i++) {
                array.add(value(marker()));
            }
        } else {
            while (peek() != ']') {
                array.add(value(marker()));
            }
            bytes.get();
        }
        depth--;
        return array;
    }

    /** Reads the type of all values of a container. */
    private char type() {
        bytes.get();
        char type = (char) (bytes.get() & 0xFF);
        if (peek() != '#') {
            throw damaged("a typed array has no count");
        }
        return type;
    }

    /** Smallest number of bytes of a value in an array of one type. */
    private int bytesOf(char type) {
        return switch (type) {
            case 'i', 'U', 'C', '[', '{' -> 1;
            case 'I', 'S', 'H' -> 2;
            case 'l', 'd' -> 4;
            case 'L', 'D' -> 8;
            default -> throw damaged("an array has the unknown type " + (int) type);
        };
    }

    private int count(int bytesEach) {
        bytes.get();
        return length(bytesEach);
    }

    private int length(int bytesEach) {
        long length = integer(marker());
        if (length < 0) {
            throw damaged("a length is " + length);
        }
        if (length > bytes.remaining() / bytesEach) {
            throw new BufferUnderflowException();
        }
        return (int) length;
    }

    private String text() {
        int length = length(1);
        int from = bytes.position();
        bytes.position(from + length);
        return new String(bytes.array(), from, length, StandardCharsets.UTF_8);
    }

    private char marker() {
        char marker = (char) (bytes.get() & 0xFF);
        while (marker == 'N') {
            marker = (char) (bytes.get() & 0xFF);
        }
        return marker;
    }

    /** Returns the next marker without reading it. */
    private char peek() {
        char marker = marker();
        bytes.position(bytes.position() - 1);
        return marker;
    }

    private void enter() {
        depth++;
        if (depth > DEPTH_MAX) {
            throw damaged("it is nested more than " + DEPTH_MAX + " deep");
        }
    }

    private ModelFileException damaged(String problem) {
        return new ModelFileException(
                "the file is damaged or no XGBoost model: "
                        + problem
                        + " before byte "
                        + bytes.position());
    }
}
