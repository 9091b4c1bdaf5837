package io.tickflow.core.feed;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A symbol taken apart: what the broker put around the name that everybody uses, as in {@code
 * EURUSD.fxcm}, {@code EURUSDm}, {@code #EURUSD} and {@code XAUUSD.}.
 *
 * @param prefix before the pair; empty if nothing
 * @param base the pair, six capital letters
 * @param suffix behind the pair; empty if nothing
 */
public record BrokerSymbol(String prefix, String base, String suffix) {

    private static final int CODE_CHARS = 3;
    private static final int PAIR_CHARS = 2 * CODE_CHARS;

    private static final Set<String> METALS = Set.of("XAU", "XAG", "XPT", "XPD");

    /** ISO 4217 codes of the currencies that are quoted over the counter. */
    private static final Set<String> CURRENCIES =
            Set.of(
                    "AED", "AUD", "BRL", "CAD", "CHF", "CLP", "CNH", "CNY", "COP", "CZK", "DKK",
                    "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "JPY", "KRW", "MXN", "MYR",
                    "NOK", "NZD", "PEN", "PHP", "PLN", "RON", "RUB", "SAR", "SEK", "SGD", "THB",
                    "TRY", "TWD", "USD", "VND", "ZAR");

    /**
     * Takes a symbol apart at the first pair of two different currencies, or of a metal and a
     * currency, in capitals or not; empty if it holds none, as an index or a share does.
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

    /** Whether the broker put anything around the pair. */
    public boolean decorated() {
        return !prefix.isEmpty() || !suffix.isEmpty();
    }

    /** Whether it is gold, silver, platinum or palladium. */
    public boolean metal() {
        return METALS.contains(base.substring(0, CODE_CHARS));
    }

    private static boolean isPair(String pair) {
        // Some letters grow when they are made capitals.
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
