package io.tickflow.model.registry.store;

import java.io.IOException;
import java.io.InputStream;

/** Bounded read of a file. */
public final class SmallFile {

    private SmallFile() {}

    /**
     * Reads {@code in} to its end.
     *
     * @throws IOException naming {@code path}, if there are more than {@code bytesMax} bytes
     */
    public static byte[] read(InputStream in, String path, int bytesMax) throws IOException {
        byte[] content = in.readNBytes(bytesMax);
        if (content.length == bytesMax && in.read() >= 0) {
            throw new IOException(path + " is larger than " + bytesMax + " bytes");
        }
        return content;
    }
}
