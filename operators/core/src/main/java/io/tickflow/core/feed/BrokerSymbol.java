package io.tickflow.core.feed;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Broker's symbol split into the common pair and the broker's decoration, as in {@code
 * EURUSD.fxcm}, {@code EURUSDm}, {@code #EURUSD} and {@code XAUUSD.}.
 *
 * @param prefix decoration before the pair; may be empty
 * @param base the pair, six capital letters
 * @param suffix decoration after the pair; may be empty
 */
public record BrokerSymbol(String prefix, String base, String suffix) {

    private static final int CODE_CHARS = 3;
    private static final int PAIR_CHARS = 2 * CODE_CHARS;

    private static final Set<String> METALS = Set.of("XAU", "XAG", "XPT", "XPD");

    /** ISO 4217 codes of currencies quoted over the counter. */
    private static final Set<String> CURRENCIES =
            Set.of(
                    "AED", "AUD", "BRL", "CAD", "CHF", "CLP", "CNH", "CNY", "COP", "CZK", "DKK",
                    "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "JPY", "KRW", "MXN", "MYR",
                    "NOK", "NZD", "PEN", "PHP", "PLN", "RON", "RUB", "SAR", "SEK", "SGD", "THB",
                    "TRY", "TWD", "USD", "VND", "ZAR");

    /**
     * Splits a symbol at the first pair of two different currencies, or of a metal and a currency,
     * in any case; empty without one, as for an index or a share.
     */
    public static Optional<BrokerSymbol> of(String symbol) {
        for (int from = 0; from + PAIR_CHARS <= symbol.length(); from++) {
            String pair = symbol.substring(from, from + PAIR_CHARS).toUpperCase(Locale.ROOT);
            if (isPair(pair)) {
                return Optional.of(
                        new BrokerSymbol(
                                symbol.substring(0, from),
                                pair,
                                symbol.substring(from + PAIR_CHARS)));
            }
        }
        return Optional.empty();
    }

    /** Returns true if the broker decorates the pair. */
    public boolean isDecorated() {
        return !prefix.isEmpty() || !suffix.isEmpty();
    }

    /** Returns true for gold, silver, platinum and palladium. */
    public boolean isMetal() {
        return METALS.contains(base.substring(0, CODE_CHARS));
    }

    private static boolean isPair(String pair) {
        // Some letters become two in upper case.
        if (pair.length() != PAIR_CHARS) {
            return false;
        }
        String first = pair.substring(0, CODE_CHARS);
        String second = pair.substring(CODE_CHARS);
        return !first.equals(second)
                && (METALS.contains(first) || CURRENCIES.contains(first))
                && CURRENCIES.contains(second);
    }
}
