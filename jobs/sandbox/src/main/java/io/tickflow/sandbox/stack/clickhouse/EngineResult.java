package io.tickflow.sandbox.stack.clickhouse;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.OutputStream;

/** Outcome of a statement; its bytes live outside the Java heap until it is closed. */
final class EngineResult implements AutoCloseable {

    private static final int CHUNK_BYTES = 1 << 16;

    private final ChdbLibrary library;
    private final Pointer result;

    private EngineResult(ChdbLibrary library, Pointer result) {
        this.library = library;
        this.result = result;
    }

    static EngineResult of(ChdbLibrary library, Pointer result) throws EngineException {
        String error = library.resultError(result);
        if (error != null) {
            library.destroyQueryResult(result);
            throw new EngineException(error);
        }
        return new EngineResult(library, result);
    }

    /** Number of bytes that {@link #writeTo} writes. */
    long length() {
        return library.resultLength(result);
    }

    void writeTo(OutputStream out) throws IOException {
        Pointer buffer = library.resultBuffer(result);
        if (buffer == null) {
            return;
        }
        long length = length();
        byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, length)];
        for (long done = 0; done < length; done += chunk.length) {
            int now = (int) Math.min(chunk.length, length - done);
            buffer.read(done, chunk, 0, now);
            out.write(chunk, 0, now);
        }
    }

    /** ClickHouse's summary header: drivers take the number of written rows from it. */
    String summaryJson() {
        return String.format(
                "{\"read_rows\":\"%d\",\"read_bytes\":\"%d\",\"written_rows\":\"%d\","
                        + "\"written_bytes\":\"%d\"}",
                library.resultStorageRowsRead(result),
                library.resultStorageBytesRead(result),
                library.resultRowsWritten(result),
                library.resultBytesWritten(result));
    }

    @Override
    public void close() {
        library.destroyQueryResult(result);
    }
}
