package io.tickflow.job.backfill.archive;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * Tick file as MetaTrader 5 exports it.
 *
 * @param symbol whose ticks it holds, as the feed names it
 * @param file where it is, plain or gzip
 */
public record ExportFile(String symbol, String file) implements Serializable {

    /** Creates the entry of the file at {@code path}. */
    public static ExportFile of(String symbol, Path path) {
        return new ExportFile(symbol, path.toAbsolutePath().toString());
    }

    Path path() {
        return Path.of(file);
    }
}
