package io.tickflow.ticks.write;

import io.tickflow.ticks.TickRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writer of ticks in their order. Not thread-safe. */
public interface TickWriter extends Closeable {

    /**
     * Opens a writer.
     *
     * @param file to overwrite
     * @param name name of the file that decides: Parquet for {@code .parquet}, else MT5's text,
     *     gzip for {@code .gz}
     */
    static TickWriter open(Path file, String name) throws IOException {
        if (name.endsWith(".parquet")) {
            return ParquetTickWriter.open(file);
        }
        var bytes = Files.newOutputStream(file);
        return new Mt5Text(name.endsWith(".gz") ? new GZIPOutputStream(bytes, 1 << 16) : bytes);
    }

    /**
     * Appends a tick.
     *
     * @param serverLocalMillis time on the server's clock
     */
    void write(TickRow row, long serverLocalMillis) throws IOException;
}
