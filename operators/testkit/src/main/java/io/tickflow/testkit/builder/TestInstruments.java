package io.tickflow.testkit.builder;

import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.core.instrument.Measure;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.instrument.SessionCalendar;
import io.tickflow.core.instrument.VenueName;
import java.math.BigDecimal;
import java.util.Map;

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

    /** Settings with one instrument: lots of 100,000, orders in single units. */
    public static Map<String, String> settings(String symbol) {
        String prefix = "tickflow.instruments." + symbol + '.';
        return Map.of(
                prefix + "pip", "0.0001",
                prefix + "contract-size", "100000",
                prefix + "minimum", "1",
                prefix + "step", "1",
                prefix + "maximum", "10000000",
                prefix + "currency", "USD");
    }

    /** An instrument that the broker counts in lots of 100,000 and names by a SecurityID(48). */
    public static Instrument inLots(String symbol, String securityId) {
        return new Instrument(
                symbol,
                VenueName.securityId(securityId, VenueName.EXCHANGE_SYMBOL),
                new BigDecimal("0.0001"),
                Quantity.of(100_000),
                Measure.LOTS,
                Quantity.of(1_000),
                Quantity.of(1_000),
                Quantity.of(10_000_000),
                "USD",
                SessionCalendar.ALWAYS);
    }

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
