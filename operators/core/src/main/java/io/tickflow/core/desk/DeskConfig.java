package io.tickflow.core.desk;

import io.tickflow.core.event.Mode;
import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.instrument.SessionCalendar;
import io.tickflow.core.risk.RiskConfig;
import java.io.Serializable;
import java.util.Map;

/**
 * Configuration of the desk of one account.
 *
 * @param account trading account
 * @param mode destination of its orders: trades of another mode are not its own
 * @param instruments tradable instruments of the account
 * @param lots size of an entry on a symbol that {@code lotsBySymbol} does not name; above 0
 * @param lotsBySymbol size of an entry in lots, by symbol; each above 0
 * @param silenceMillis wall time without news after which an open order counts as unknown; above 0
 * @param exitRetryMillis wall time before the second attempt at an exit, doubled with each further
 *     one up to 64 times; above 0
 * @param exitFailuresMax exits in a row that may end with nothing filled before the trade is stuck;
 *     1 to 100
 * @param risk limits of entries
 */
public record DeskConfig(
        String account,
        Mode mode,
        Instruments instruments,
        Quantity lots,
        Map<String, Quantity> lotsBySymbol,
        long silenceMillis,
        long exitRetryMillis,
        int exitFailuresMax,
        RiskConfig risk)
        implements Serializable {

    /** Takes a copy of the map. */
    public DeskConfig {
        lotsBySymbol = Map.copyOf(lotsBySymbol);
    }

    /** Sessions of {@code symbol}; without an instrument it is always open. */
    SessionCalendar calendarOf(String symbol) {
        Instrument instrument = instruments.find(symbol);
        return instrument == null ? SessionCalendar.ALWAYS : instrument.calendar();
    }

    /** Units of an entry, on the step of {@code instrument}; zero below its minimum. */
    public Quantity entryOf(Instrument instrument) {
        Quantity size = lotsBySymbol.getOrDefault(instrument.symbol(), lots);
        return instrument.orderFor(instrument.ofLots(size));
    }
}
