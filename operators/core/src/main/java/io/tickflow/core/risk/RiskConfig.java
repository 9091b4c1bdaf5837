package io.tickflow.core.risk;

import io.tickflow.core.instrument.Quantity;
import java.io.Serializable;

/**
 * Limits on entries. Exits are not limited.
 *
 * @param openTradesMax largest number of open trades over all symbols; 1 to 1,000
 * @param orderQuantityMax largest entry, units of the base asset; above 0
 * @param entriesPerSecond sustained rate of entries by the wall clock; above 0
 * @param entryBurst largest burst of entries after a pause; 1 or more
 */
public record RiskConfig(
        int openTradesMax, Quantity orderQuantityMax, double entriesPerSecond, int entryBurst)
        implements Serializable {}
