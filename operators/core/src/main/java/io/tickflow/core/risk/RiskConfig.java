package io.tickflow.core.risk;

import java.io.Serializable;

/**
 * Limits that every entry passes. Exits pass none of them.
 *
 * @param openTradesMax trades open at once over all symbols; 1 to 1,000
 * @param orderQuantityMax largest entry, units of the base asset; above 0
 * @param entriesPerSecond entries that may leave in the long run, by the wall clock; above 0
 * @param entryBurst entries that may leave at once after a pause; 1 or more
 */
public record RiskConfig(
        int openTradesMax, double orderQuantityMax, double entriesPerSecond, int entryBurst)
        implements Serializable {}
