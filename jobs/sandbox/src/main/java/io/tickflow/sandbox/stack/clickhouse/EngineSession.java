package io.tickflow.sandbox.stack.clickhouse;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** One connection to the engine: statements run one after the other. Not thread-safe. */
final class EngineSession implements AutoCloseable {

    private static final int CHUNK_BYTES = 1 << 18;

    private final ChdbLibrary library;
    private final Pointer handle;
    private final Pointer connection;

    EngineSession(ChdbLibrary library, Pointer handle) {
        this.library = library;
        this.handle = handle;
        this.connection = handle.getPointer(0);
    }

    /** Makes {@code database} the one that bare table names belong to. */
    void use(String database) throws EngineException {
        query(
                        Engine.utf8(
                                "USE `" + database.replace("\\", "\\\\").replace("`", "\\`") + '`'),
                        "Null")
                .close();
    }

    /**
     * Sets a setting, or a query parameter by the name {@code param_...}, for the rest of the
     * session.
     */
    void set(String name, String value) throws EngineException {
        String literal = value.replace("\\", "\\\\").replace("'", "\\'");
        query(Engine.utf8("SET `" + name.replace("`", "") + "` = '" + literal + "'"), "Null")
                .close();
    }

    /** Runs a statement that brings no rows along. */
    EngineResult query(byte[] sql, String format) throws EngineException {
        byte[] formatBytes = Engine.utf8(format);
        return EngineResult.of(
                library,
                library.queryN(connection, sql, sql.length, formatBytes, formatBytes.length));
    }

    /** Runs a SELECT whose rows are fetched in chunks; empty for any other statement. */
    Optional<EngineStream> stream(byte[] sql) throws EngineException {
        return EngineStream.start(library, connection, sql);
    }

    /**
     * Runs an INSERT with rows in {@code format}, in bounded memory. When it returns, the rows are
     * in the table's files and survive the end of this process.
     *
     * @param firstRows bytes that come before those of {@code moreRows}
     */
    EngineResult insert(String statement, String format, byte[] firstRows, InputStream moreRows)
            throws EngineException, IOException {
        byte[] sql = Engine.utf8(statement);
        byte[] formatBytes = Engine.utf8(format);
        Pointer stream =
                library.streamInsertN(connection, sql, sql.length, formatBytes, formatBytes.length);
        try {
            failOnError(stream);
            append(stream, firstRows, firstRows.length);
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = moreRows.readNBytes(chunk, 0, chunk.length);
                    read > 0;
                    read = moreRows.readNBytes(chunk, 0, chunk.length)) {
                append(stream, chunk, read);
            }
            return EngineResult.of(library, library.streamDone(stream));
        } finally {
            library.destroyInsertStream(stream);
        }
    }

    private void append(Pointer stream, byte[] rows, int length) throws EngineException {
        if (length > 0 && library.streamAppend(stream, rows, length) != 0) {
            failOnError(stream);
            throw new EngineException("the engine took no more rows");
        }
    }

    private void failOnError(Pointer stream) throws EngineException {
        String error = library.streamInsertError(stream);
        if (error != null) {
            throw new EngineException(error);
        }
    }

    @Override
    public void close() {
        library.closeConn(handle);
    }
}
