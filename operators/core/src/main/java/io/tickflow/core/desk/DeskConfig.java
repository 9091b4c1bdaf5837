package io.tickflow.core.desk;

import io.tickflow.core.risk.RiskConfig;
import java.io.Serializable;
import java.util.Map;

/**
 * Configuration of the desk of one account.
 *
 * @param account trading account
 * @param quantity units of an entry on a symbol that {@code quantityBySymbol} does not name; above
 *     0
 * @param quantityBySymbol units of an entry, by symbol; each above 0
 * @param silenceMillis wall time without news after which an open order counts as unknown; above 0
 * @param exitRetryMillis wall time before the second attempt at an exit, doubled with each further
 *     one up to 64 times; above 0
 * @param exitFailuresMax exits in a row that may end with nothing filled before the trade is stuck;
 *     1 to 100
 * @param risk limits of entries
 */
public record DeskConfig(
        String account,
        double quantity,
        Map<String, Double> quantityBySymbol,
        long silenceMillis,
        long exitRetryMillis,
        int exitFailuresMax,
        RiskConfig risk)
        implements Serializable {

    /** Takes a copy of the map. */
    public DeskConfig {
        quantityBySymbol = Map.copyOf(quantityBySymbol);
    }

    /** Units of an entry on {@code symbol}. */
    public double quantityOf(String symbol) {
        return quantityBySymbol.getOrDefault(symbol, quantity);
    }
}
