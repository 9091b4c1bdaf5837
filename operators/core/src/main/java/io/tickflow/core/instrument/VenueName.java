package io.tickflow.core.instrument;

import java.io.Serializable;

/**
 * Broker's name of an instrument.
 *
 * @param id Symbol(55) or SecurityID(48)
 * @param idSource SecurityIDSource(22); empty for Symbol(55)
 */
public record VenueName(String id, String idSource) implements Serializable {

    /** SecurityIDSource(22) of an id that is the exchange's own. */
    public static final String EXCHANGE_SYMBOL = "8";

    /** Name in Symbol(55). */
    public static VenueName symbol(String symbol) {
        return new VenueName(symbol, "");
    }

    /** Name in SecurityID(48). */
    public static VenueName securityId(String id, String source) {
        return new VenueName(id, source);
    }

    /** True if the name is a SecurityID(48). */
    public boolean isSecurityId() {
        return !idSource.isEmpty();
    }
}
