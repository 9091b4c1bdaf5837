package io.tickflow.core.feature;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Layout of state whose parts come and go with the configuration: each part under its name, with
 * the version of its layout and its length. So a part can be added, and one that is gone be left
 * out, without touching the others. Bytes: for each part its name (UTF), version (byte), length
 * (int) and content; an empty name ends.
 */
final class Sections {

    /**
     * One part.
     *
     * @param version of its layout
     * @param bytes content
     */
    record Section(int version, byte[] bytes) {
        DataInput open() {
            return new DataInputStream(new ByteArrayInputStream(bytes));
        }
    }

    private static final int LENGTH_MAX = 1 << 20;

    private Sections() {}

    /** All parts by name. */
    static Map<String, Section> read(DataInput in) throws IOException {
        var sections = new HashMap<String, Section>();
        String name = in.readUTF();
        while (!name.isEmpty()) {
            int version = in.readUnsignedByte();
            int length = in.readInt();
            if (length < 0 || length > LENGTH_MAX) {
                throw new IOException("state of " + name + " claims to have " + length + " bytes");
            }
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            sections.put(name, new Section(version, bytes));
            name = in.readUTF();
        }
        return sections;
    }

    /** Writes parts one after the other. Not thread-safe. */
    static final class Writer {

        private final DataOutput out;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream section = new DataOutputStream(bytes);
        private String name = "";
        private int version;

        Writer(DataOutput out) {
            this.out = out;
        }

        /** Begins a part, and ends the one before. */
        DataOutput begin(String partName, int layoutVersion) throws IOException {
            endPart();
            name = partName;
            version = layoutVersion;
            return section;
        }

        /** Ends the last part and the whole. */
        void end() throws IOException {
            endPart();
            out.writeUTF("");
        }

        private void endPart() throws IOException {
            if (name.isEmpty()) {
                return;
            }
            out.writeUTF(name);
            out.writeByte(version);
            out.writeInt(bytes.size());
            out.write(bytes.toByteArray());
            bytes.reset();
            name = "";
        }
    }
}
