package io.tickflow.ticks;

import java.util.List;
import java.util.Locale;

/**
 * Rows of one symbol in a file that names the symbol of each row. A broker's prefix or suffix of
 * the wished name does not count, nor does a slash: {@code EUR/USD} is a row of {@code EURUSD.a}.
 * All rows have one name: {@code BTCUSD} is not mixed with {@code BTCUSDT}. Not thread-safe.
 */
public final class SymbolFilter {

    private static final int PART_CHARS_MIN = 2;

    private final String wished;
    private final boolean chosen;
    private boolean exact;

    /** Name of the accepted rows as the last one has it, and its plain form; empty before. */
    private String accepted = "";

    private String acceptedPlain = "";

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

    /** Prefers the wished name itself, if the file has rows of it. */
    public SymbolFilter among(List<String> plainNames) {
        exact |= plainNames.contains(wished);
        return this;
    }

    /**
     * Returns true for a row that is passed over without a word, as the user has named another
     * symbol.
     */
    public boolean isOfOther(String name) {
        return chosen && !plain(name).equals(wished);
    }

    /** Returns true for a row of the symbol. */
    public boolean accepts(String name) {
        if (wished.isEmpty() || name.equals(accepted)) {
            return true;
        }
        String plain = plain(name);
        boolean matches =
                acceptedPlain.isEmpty()
                        ? plain.equals(wished) || (!exact && isPart(plain))
                        : plain.equals(acceptedPlain);
        if (matches) {
            accepted = name;
            acceptedPlain = plain;
        }
        return matches;
    }

    private boolean isPart(String plain) {
        return plain.length() >= PART_CHARS_MIN && wished.contains(plain);
    }

    /** Name without slash, in capitals. */
    public static String plain(String name) {
        return name.strip().replace("/", "").toUpperCase(Locale.ROOT);
    }
}
