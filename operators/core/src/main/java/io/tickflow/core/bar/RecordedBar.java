package io.tickflow.core.bar;

/**
 * Bar as written to a file.
 *
 * @param startMillis see {@link Bar#startMillis}
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param tickVolume count of ticks
 * @param realVolume traded volume; 0 without trades
 * @param spread smallest spread of its ticks, in price units
 * @param isForming true if a later tick may still belong to it
 */
public record RecordedBar(
        long startMillis,
        double open,
        double high,
        double low,
        double close,
        int tickVolume,
        double realVolume,
        double spread,
        boolean isForming) {}
