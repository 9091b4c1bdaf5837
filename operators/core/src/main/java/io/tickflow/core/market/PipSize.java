package io.tickflow.core.market;

import java.util.Locale;
import java.util.Set;

/**
 * Customary pip of a symbol by its name. Brokers differ, so this is a default that configuration
 * overrides. Stateless and thread-safe; meant for one call a symbol, not one a tick.
 */
public final class PipSize {

    private static final int CODE_LENGTH = 3;
    private static final int PAIR_LENGTH = 2 * CODE_LENGTH;
    private static final double JPY_PIP = 0.01;
    private static final double GOLD_PIP = 0.1;
    private static final double SILVER_PIP = 0.01;
    private static final double PAIR_PIP = 0.0001;

    private static final Set<String> CURRENCIES =
            Set.of(
                    "AED", "AUD", "BRL", "CAD", "CHF", "CLP", "CNH", "CNY", "COP", "CZK", "DKK",
                    "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KRW", "KWD",
                    "MXN", "MYR", "NOK", "NZD", "PEN", "PHP", "PLN", "QAR", "RON", "RUB", "SAR",
                    "SEK", "SGD", "THB", "TRY", "TWD", "USD", "ZAR");

    private PipSize() {}

    /**
     * Pip in price units: gold 0.1, silver 0.01, pairs quoted in yen 0.01, other pairs of
     * currencies 0.0001; NaN for anything else. The pair is the first six consecutive letters of
     * the name that form one, with all other characters removed: so {@code EURUSD.fxcm}, {@code
     * mEURUSD}, {@code eur/usd} and {@code FX:EUR_USD-pro} are EURUSD.
     *
     * @param symbol as the feed names it
     */
    public static double of(String symbol) {
        String letters = symbol.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
        for (int start = 0; start + PAIR_LENGTH <= letters.length(); start++) {
            String base = letters.substring(start, start + CODE_LENGTH);
            String quote = letters.substring(start + CODE_LENGTH, start + PAIR_LENGTH);
            double pip = ofPair(base, quote);
            if (!Double.isNaN(pip)) {
                return pip;
            }
        }
        return Double.NaN;
    }

    private static double ofPair(String base, String quote) {
        if (!CURRENCIES.contains(quote) || base.equals(quote)) {
            return Double.NaN;
        }
        if (base.equals("XAU")) {
            return GOLD_PIP;
        }
        if (base.equals("XAG")) {
            return SILVER_PIP;
        }
        if (!CURRENCIES.contains(base)) {
            return Double.NaN;
        }
        return quote.equals("JPY") ? JPY_PIP : PAIR_PIP;
    }
}
