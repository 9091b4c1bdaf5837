package io.tickflow.connector.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.tickflow.core.deadletter.DeadLetterCode;
import java.io.IOException;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Reader of the JSON around one tick: an object, an object within an envelope, either within an
 * array of one, or as the text of a JSON string. Not thread-safe.
 */
final class TickMessage {

    /** Names of fields with the object of the tick. */
    private static final Set<String> ENVELOPES =
            Set.of("tick", "data", "payload", "quote", "message", "msg", "value", "result");

    private static final int DEPTH_MAX = 3;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(16)
                                    .maxStringLength(TickDecoder.VALUE_BYTES_MAX)
                                    .build())
                    .build();

    private final TickFields fields;

    TickMessage(TickFields fields) {
        this.fields = fields;
    }

    /**
     * Reads a message into the fields.
     *
     * @throws IOException if it is not JSON
     * @throws Undecodable if it is not one tick
     */
    void read(byte[] value, int from, int length) throws IOException, Undecodable {
        try (JsonParser in = JSON.createParser(value, from, length)) {
            JsonToken first = in.nextToken();
            if (first == JsonToken.VALUE_STRING) {
                String text = in.getText();
                end(in);
                readText(text);
            } else {
                readOne(in, first);
            }
        }
    }

    /** Reads JSON that was encoded twice. */
    private void readText(String text) throws IOException, Undecodable {
        try (JsonParser in = JSON.createParser(text)) {
            readOne(in, in.nextToken());
        }
    }

    private void readOne(JsonParser in, JsonToken first) throws IOException, Undecodable {
        if (first == JsonToken.START_ARRAY) {
            if (!readArray(in, 0)) {
                throw new Undecodable(
                        DeadLetterCode.NOT_JSON,
                        "the value is not one JSON object but an array of values without names");
            }
        } else if (first == JsonToken.START_OBJECT) {
            readObject(in, 0);
        } else {
            throw notOneObject();
        }
        end(in);
    }

    private static void end(JsonParser in) throws IOException, Undecodable {
        if (in.nextToken() != null) {
            throw notOneObject();
        }
    }

    private static Undecodable notOneObject() {
        return new Undecodable(DeadLetterCode.NOT_JSON, "the value is not one JSON object");
    }

    /** Reads the object of an array; false if the array holds other values only. */
    private boolean readArray(JsonParser in, int depth) throws IOException, Undecodable {
        int objects = 0;
        for (JsonToken token = in.nextToken();
                token != JsonToken.END_ARRAY;
                token = in.nextToken()) {
            if (token == JsonToken.START_OBJECT && objects++ == 0) {
                readObject(in, depth);
            } else {
                in.skipChildren();
            }
        }
        if (objects > 1) {
            throw new Undecodable(
                    DeadLetterCode.SEVERAL_TICKS,
                    "the record holds an array of "
                            + objects
                            + " objects: send one record for each tick");
        }
        return objects == 1;
    }

    private void readObject(JsonParser in, int depth) throws IOException, Undecodable {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                readNested(in, name, value, depth);
            } else if (value != JsonToken.VALUE_NULL) {
                fields.put(name, in.getText(), depth);
            }
        }
    }

    private void readNested(JsonParser in, String name, JsonToken start, int depth)
            throws IOException, Undecodable {
        boolean array = start == JsonToken.START_ARRAY;
        String plain = TickField.plain(name);
        if (array && TickField.FLAGS.names().contains(plain)) {
            fields.put(name, words(in), depth);
        } else if (!ENVELOPES.contains(plain) || depth == DEPTH_MAX) {
            fields.putOther(name + (array ? " [...]" : " {...}"));
            in.skipChildren();
        } else if (array) {
            if (!readArray(in, depth + 1)) {
                fields.putOther(name + " [values without names]");
            }
        } else {
            readObject(in, depth + 1);
        }
    }

    private static String words(JsonParser in) throws IOException {
        var words = new StringJoiner(" ");
        for (JsonToken token = in.nextToken();
                token != JsonToken.END_ARRAY;
                token = in.nextToken()) {
            words.add(in.getText());
            in.skipChildren();
        }
        return words.toString();
    }
}
