package io.tickflow.core.instrument;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * Tradable instrument of a broker. All quantities here are in units of the base asset.
 *
 * @param symbol as the feed, that is MT5, names it
 * @param venueName the broker's FIX name
 * @param pip price of a pip; above 0
 * @param contractSize units in a lot; above 0
 * @param measure measure of OrderQty(38)
 * @param minimum smallest order; above 0, on the step
 * @param step orders are multiples of it; above 0
 * @param maximum largest order; on the step, not below the minimum
 * @param currency currency in which its price is quoted
 * @param calendar trading sessions
 */
public record Instrument(
        String symbol,
        VenueName venueName,
        BigDecimal pip,
        Quantity contractSize,
        Measure measure,
        Quantity minimum,
        Quantity step,
        Quantity maximum,
        String currency,
        SessionCalendar calendar)
        implements Serializable {

    /**
     * Size of one order for at most {@code wanted}: clipped to the maximum and rounded down to the
     * step; zero if that is below the minimum.
     */
    public Quantity orderFor(Quantity wanted) {
        Quantity size = wanted.min(maximum).floorTo(step);
        return size.isBelow(minimum) ? Quantity.ZERO : size;
    }

    /**
     * Size of the next order that closes {@code held}, above 0. If the maximum forces several
     * orders, this one leaves at least the minimum to the next. Zero if what is held is below the
     * minimum.
     */
    public Quantity closingOrderFor(Quantity held) {
        Quantity size = orderFor(held);
        Quantity rest = held.minus(size);
        boolean sticks = rest.isPositive() && rest.isBelow(minimum);
        if (!sticks || rest.isBelow(step)) {
            return size;
        }
        Quantity smaller = size.minus(minimum.minus(rest)).floorTo(step);
        return smaller.isBelow(minimum) ? size : smaller;
    }

    /** Units in {@code lots}. */
    public Quantity ofLots(Quantity lots) {
        return lots.times(contractSize);
    }

    /** OrderQty(38) for {@code units}. */
    public Quantity toVenue(Quantity units) {
        return switch (measure) {
            case UNITS -> units;
            case LOTS -> units.dividedBy(contractSize);
        };
    }

    /** Units in a quantity of the broker. */
    public Quantity fromVenue(Quantity quantity) {
        return switch (measure) {
            case UNITS -> quantity;
            case LOTS -> quantity.times(contractSize);
        };
    }

    /** First 12 hexadecimal digits of a hash of all properties. */
    public String version() {
        return InstrumentHash.of(this);
    }
}
