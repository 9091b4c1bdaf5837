package io.tickflow.core.instrument;

import java.math.BigDecimal;

/** Instruments of tests: orders in single units, up to a hundred lots. */
public final class TestInstruments {

    /** EURUSD, USDJPY and GBPUSD with lots of 100,000 units, XAUUSD with lots of 100. */
    public static final Instruments ALL =
            Instruments.of(
                    withLot("EURUSD", 100_000),
                    withLot("USDJPY", 100_000),
                    withLot("GBPUSD", 100_000),
                    withLot("XAUUSD", 100));

    private static final int LOTS_MAX = 100;

    private TestInstruments() {}

    /** An instrument with lots of {@code units}. */
    public static Instrument withLot(String symbol, long units) {
        return new Instrument(
                symbol,
                VenueName.symbol(symbol),
                new BigDecimal("0.0001"),
                Quantity.of(units),
                Measure.UNITS,
                Quantity.of(1),
                Quantity.of(1),
                Quantity.of(LOTS_MAX * units),
                "USD",
                SessionCalendar.ALWAYS);
    }
}
