package io.tickflow.ticks;

import java.util.Locale;

/**
 * Rows of one symbol in a file that names the symbol of each row. A broker's prefix or suffix of
 * the wished name does not count, nor does a slash: {@code EUR/USD} is a row of {@code EURUSD.a}.
 */
public final class SymbolFilter {

    private final String wished;
    private final boolean chosen;
    private String accepted = "";

    /**
     * Creates a filter.
     *
     * @param symbol of the file; empty to accept every row
     * @param chosen true if the user has named it, false if it is that of the file's name or first
     *     row
     */
    public SymbolFilter(String symbol, boolean chosen) {
        this.wished = plain(symbol);
        this.chosen = chosen;
    }

    /** Returns true if the user has named the symbol; rows of others are skipped then. */
    public boolean isChosen() {
        return chosen;
    }

    /** Returns true for a row of the symbol. */
    public boolean accepts(String name) {
        if (wished.isEmpty() || name.equals(accepted)) {
            return true;
        }
        String plain = plain(name);
        boolean matches = !plain.isEmpty() && wished.contains(plain);
        if (matches) {
            accepted = name;
        }
        return matches;
    }

    /** Name without slash, in capitals. */
    public static String plain(String name) {
        return name.strip().replace("/", "").toUpperCase(Locale.ROOT);
    }
}
