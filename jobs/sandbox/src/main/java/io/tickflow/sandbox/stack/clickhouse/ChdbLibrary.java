package io.tickflow.sandbox.stack.clickhouse;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The C functions of libchdb that are used here; method {@code queryN} is {@code chdb_query_n}.
 * Lengths are in bytes. A connection runs one statement at a time; different connections run side
 * by side.
 */
interface ChdbLibrary extends Library {

    /** Loads the library. It stays loaded for the life of the process. */
    static ChdbLibrary load(Path file) {
        FunctionMapper snakeCase =
                (library, method) ->
                        "chdb_"
                                + method.getName()
                                        .replaceAll("([A-Z])", "_$1")
                                        .toLowerCase(Locale.ROOT);
        return Native.load(
                file.toString(),
                ChdbLibrary.class,
                Map.of(
                        OPTION_FUNCTION_MAPPER,
                        snakeCase,
                        OPTION_STRING_ENCODING,
                        StandardCharsets.UTF_8.name()));
    }

    /** Must be called with 0 before the first connect: a JVM owns its signals. */
    void setSignalHandlersEnabled(int enabled);

    /** Pointer to the connection, or null if an argument was refused. */
    @Nullable Pointer connect(int argumentCount, String[] arguments);

    void closeConn(Pointer connectionPointer);

    Pointer queryN(
            Pointer connection, byte[] query, long queryLength, byte[] format, long formatLength);

    /** Never null: ask {@link #resultError}. */
    Pointer streamQueryN(
            Pointer connection, byte[] query, long queryLength, byte[] format, long formatLength);

    /** Next part of the rows; one of length 0 is the end. */
    Pointer streamFetchResult(Pointer connection, Pointer query);

    void streamCancelQuery(Pointer connection, Pointer query);

    /** Never null: ask {@link #streamInsertError}. */
    Pointer streamInsertN(
            Pointer connection, byte[] query, long queryLength, byte[] format, long formatLength);

    /** 0 if the bytes were taken. Blocks while the engine is behind. */
    int streamAppend(Pointer stream, byte[] data, long length);

    /** Commits; the rows are in the table when the result has no error. */
    Pointer streamDone(Pointer stream);

    @Nullable String streamInsertError(Pointer stream);

    /** Cancels the insert unless it was done. */
    void destroyInsertStream(Pointer stream);

    @Nullable Pointer resultBuffer(Pointer result);

    long resultLength(Pointer result);

    long resultStorageRowsRead(Pointer result);

    long resultStorageBytesRead(Pointer result);

    long resultRowsWritten(Pointer result);

    long resultBytesWritten(Pointer result);

    @Nullable String resultError(Pointer result);

    void destroyQueryResult(Pointer result);

    /** Joins the engine's threads; every connection must be closed. */
    int shutdown();
}
