package io.tickflow.flink.edge;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Text that is nearly always the one before, such as the name of a model: it is encoded once, and
 * decoded to the same object. Every record holds the whole text, so records can be read in any
 * order. Not thread-safe.
 */
final class RepeatedText {

    private static final int FIRST_BYTES = 64;

    private String text = "";
    private byte[] bytes = encoded("");
    private byte[] found = new byte[FIRST_BYTES];

    void write(String value, DataOutputView target) throws IOException {
        remember(value);
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    String read(DataInputView source) throws IOException {
        int length = source.readInt();
        if (length > found.length) {
            found = new byte[length];
        }
        source.readFully(found, 0, length);
        if (!Arrays.equals(found, 0, length, bytes, 0, bytes.length)) {
            remember(StringValue.readString(new DataInputDeserializer(found, 0, length)));
        }
        return text;
    }

    private void remember(String value) {
        if (!value.equals(text)) {
            text = value;
            bytes = encoded(value);
        }
    }

    private static byte[] encoded(String value) {
        var out = new DataOutputSerializer(FIRST_BYTES);
        try {
            StringValue.writeString(value, out);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        return out.getCopyOfBuffer();
    }
}
