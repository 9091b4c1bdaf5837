package io.tickflow.core.desk;

import java.io.DataInput;
import java.io.IOException;

/** Reads and checks fields that the codecs of this package have in common. */
final class StateFields {

    private StateFields() {}

    static void requireVersion(int newest, int written, String what) throws IOException {
        if (written < 1 || written > newest) {
            throw new IOException(what + " of version " + written + " cannot be read");
        }
    }

    static int readCount(DataInput in, int max, String what) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > max) {
            throw new IOException(count + " " + what + ": at most " + max + " can be");
        }
        return count;
    }

    static <E extends Enum<E>> E readEnum(DataInput in, Class<E> type) throws IOException {
        String name = in.readUTF();
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IOException("'" + name + "' is no " + type.getSimpleName(), e);
        }
    }
}
