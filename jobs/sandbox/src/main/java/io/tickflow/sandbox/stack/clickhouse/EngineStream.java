package io.tickflow.sandbox.stack.clickhouse;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a SELECT in chunks, so that a result of any length takes little memory. The engine writes
 * a head into each chunk; only formats with heads of whole lines can be joined. Not thread-safe.
 */
final class EngineStream implements AutoCloseable {

    /** Format whose chunks can be joined. */
    static final String FORMAT = "JSONCompactEachRowWithNamesAndTypes";

    private static final int HEAD_LINES = 2;
    private static final String NOT_A_SELECT = "Streaming query is not supported";

    private final ChdbLibrary library;
    private final Pointer connection;
    private final Pointer query;
    private boolean begun;
    private boolean ended;

    private EngineStream(ChdbLibrary library, Pointer connection, Pointer query) {
        this.library = library;
        this.connection = connection;
        this.query = query;
    }

    /** Starts a statement; empty if it is one that the engine answers as a whole. */
    static Optional<EngineStream> start(ChdbLibrary library, Pointer connection, byte[] sql)
            throws EngineException {
        byte[] format = Engine.utf8(FORMAT);
        Pointer query = library.streamQueryN(connection, sql, sql.length, format, format.length);
        String error = library.resultError(query);
        if (error == null) {
            return Optional.of(new EngineStream(library, connection, query));
        }
        library.destroyQueryResult(query);
        if (error.contains(NOT_A_SELECT)) {
            return Optional.empty();
        }
        throw new EngineException(error);
    }

    /** Next chunk; null at the end. */
    byte @Nullable [] next() throws EngineException {
        Pointer chunk = library.streamFetchResult(connection, query);
        try {
            String error = library.resultError(chunk);
            long length = library.resultLength(chunk);
            ended = error != null || length == 0;
            if (error != null) {
                throw new EngineException(error);
            }
            Pointer bytes = library.resultBuffer(chunk);
            if (length == 0 || bytes == null) {
                return null;
            }
            int head = begun ? headLength(bytes, length) : 0;
            begun = true;
            return bytes.getByteArray(head, Math.toIntExact(length - head));
        } finally {
            library.destroyQueryResult(chunk);
        }
    }

    /**
     * Writes a chunk and all that follow. An error after the first rows is written behind them, as
     * the server does.
     *
     * @param first chunk of {@link #next}
     */
    void writeTo(OutputStream out, byte @Nullable [] first) throws IOException {
        byte[] chunk = first;
        try {
            while (chunk != null) {
                out.write(chunk);
                chunk = next();
            }
        } catch (EngineException e) {
            out.write(Engine.utf8(e.text() + '\n'));
        }
    }

    private static int headLength(Pointer bytes, long length) {
        int at = 0;
        for (int line = 0; line < HEAD_LINES; line++) {
            while (at < length && bytes.getByte(at) != '\n') {
                at++;
            }
            at++;
        }
        return (int) Math.min(at, length);
    }

    @Override
    public void close() {
        if (!ended) {
            library.streamCancelQuery(connection, query);
        }
        library.destroyQueryResult(query);
    }
}
