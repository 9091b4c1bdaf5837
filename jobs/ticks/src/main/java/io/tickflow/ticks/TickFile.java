package io.tickflow.ticks;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * File of one symbol's ticks. Serializable, so that a job graph can carry it.
 *
 * @param symbol as the feed names it, broker suffix included
 * @param file path of the file
 * @param options of reading
 */
public record TickFile(String symbol, String file, ReadOptions options) implements Serializable {

    private static final String ENDINGS =
            "(?i)(\\.mt5)?\\.(csv|tsv|txt|prn|jsonl|ndjson|json|parquet|pq|bi5)?(\\.(gz|zip|zst|xz))?$";

    /**
     * Takes the symbol from the options or else from the name of the file: the part before the
     * first underscore, as in {@code EURUSD.a_20140501-20140512.mt5.csv.gz}, or the name up to a
     * known ending.
     *
     * @throws IllegalArgumentException if the name tells no symbol
     */
    public static TickFile of(Path path, ReadOptions options) {
        String symbol = options.symbol() == null ? nameOf(path) : options.symbol();
        if (symbol.isBlank()) {
            throw withoutSymbol(path);
        }
        return new TickFile(symbol, path.toAbsolutePath().toString(), options);
    }

    /** Refusal of a file whose name tells no symbol. */
    public static IllegalArgumentException withoutSymbol(Path path) {
        return new IllegalArgumentException(
                "the name of "
                        + path
                        + " does not start with a symbol and an underscore; name it with --symbol");
    }

    /** A file that is read without options. */
    public static TickFile of(Path path) {
        return of(path, ReadOptions.NONE);
    }

    /** The file of {@code symbol} at {@code path}. */
    public static TickFile of(String symbol, Path path) {
        return of(path, ReadOptions.NONE.withSymbol(symbol));
    }

    /** Symbol that the name of a file tells; blank if it tells none. */
    public static String nameOf(Path path) {
        String name = String.valueOf(path.getFileName());
        int underscore = name.indexOf('_');
        return underscore >= 0 ? name.substring(0, underscore) : name.replaceFirst(ENDINGS, "");
    }

    /** Path of the file. */
    public Path path() {
        return Path.of(file);
    }

    /** Last part of the path, for messages. */
    public String name() {
        return String.valueOf(path().getFileName());
    }
}
