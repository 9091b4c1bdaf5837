package io.tickflow.core.market;

import java.nio.file.Path;

/**
 * An export file and the symbol that its name tells: what precedes the first underscore, as in
 * {@code EURUSD.a_20140501-20140512.mt5.csv.gz}.
 *
 * @param path of the file
 * @param symbol broker suffix included
 */
public record TickFile(Path path, String symbol) {

    /**
     * The file at {@code path}; without an underscore in its name, the name up to a known ending.
     *
     * @throws IllegalArgumentException if the name tells no symbol
     */
    public static TickFile of(Path path) {
        String name = String.valueOf(path.getFileName());
        int underscore = name.indexOf('_');
        String symbol =
                underscore >= 0
                        ? name.substring(0, underscore)
                        : name.replaceFirst("(?i)(\\.mt5)?\\.(csv|tsv|txt)(\\.gz)?$", "");
        if (symbol.isBlank()) {
            throw new IllegalArgumentException(
                    "the name of " + path + " does not start with a symbol and an underscore");
        }
        return new TickFile(path, symbol);
    }
}
