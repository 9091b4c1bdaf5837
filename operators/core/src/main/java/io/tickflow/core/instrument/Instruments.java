package io.tickflow.core.instrument;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Instruments of a broker by symbol. Immutable.
 *
 * @param bySymbol by the feed's name
 */
public record Instruments(Map<String, Instrument> bySymbol) implements Serializable {

    public static final Instruments NONE = new Instruments(Map.of());

    /** Takes a copy. */
    public Instruments {
        bySymbol = Map.copyOf(bySymbol);
    }

    /** Instruments with these. */
    public static Instruments of(Instrument... instruments) {
        var bySymbol = new HashMap<String, Instrument>();
        for (Instrument instrument : instruments) {
            bySymbol.put(instrument.symbol(), instrument);
        }
        return new Instruments(bySymbol);
    }

    /** Instrument of the feed's {@code symbol}; null if there is none. */
    public @Nullable Instrument find(String symbol) {
        return bySymbol.get(symbol);
    }

    /** Instrument with one of the broker's names; null if there is none. */
    public @Nullable Instrument findByVenue(String symbol, String securityId) {
        for (Instrument instrument : bySymbol.values()) {
            VenueName name = instrument.venueName();
            if (name.id().equals(name.isSecurityId() ? securityId : symbol)) {
                return instrument;
            }
        }
        return null;
    }

    /** True if the broker counts some of them in lots. */
    public boolean anyInLots() {
        return bySymbol.values().stream()
                .anyMatch(instrument -> instrument.measure() == Measure.LOTS);
    }

    /** Version of the instrument of {@code symbol}; empty if there is none. */
    public String version(String symbol) {
        Instrument instrument = find(symbol);
        return instrument == null ? "" : instrument.version();
    }
}
