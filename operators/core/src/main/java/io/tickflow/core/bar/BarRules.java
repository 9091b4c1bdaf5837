package io.tickflow.core.bar;

import io.tickflow.core.market.SymbolMap;
import java.io.Serializable;

/**
 * Rules by which bars are cut and priced.
 *
 * @param price that bars are made of
 * @param session of symbols without their own
 * @param sessions of other symbols
 */
public record BarRules(BarPrice price, BarSession session, SymbolMap<BarSession> sessions)
        implements Serializable {

    /** Bars of mid, aligned to UTC. */
    public static final BarRules STANDARD =
            new BarRules(BarPrice.MID, BarSession.UTC, SymbolMap.empty());

    /** Session of {@code symbol}. */
    public BarSession sessionOf(String symbol) {
        return sessions.of(symbol, session);
    }

    /** Creates an empty builder of bars. */
    public BarBuilder builder(BarSpec spec) {
        boolean byClock = spec.startsByCalendar() || (spec.dependsOnDay() && !isUtc());
        return byClock ? new SessionBars(spec) : spec.builder();
    }

    /**
     * Name of the bars of {@code spec} by these rules: {@code M5}, {@code M5@bid}, {@code
     * H4@new-york-close}. Equal names mean equal bars.
     */
    public String nameOf(BarSpec spec) {
        String priced = price == BarPrice.MID ? spec.toString() : spec + "@" + price.label();
        return spec.dependsOnDay() && !isUtc() ? priced + '@' + sessionText() : priced;
    }

    private boolean isUtc() {
        return session.equals(BarSession.UTC) && sessions.isEmpty();
    }

    private String sessionText() {
        return sessions.isEmpty() ? session.text() : session.text() + sessions;
    }
}
