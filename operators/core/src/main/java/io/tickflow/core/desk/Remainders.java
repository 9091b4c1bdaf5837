package io.tickflow.core.desk;

import io.tickflow.core.instrument.Quantity;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Positions of ended trades that are below the smallest order: still at the broker, but no order
 * can close them. Bounded; the eldest is forgotten first.
 */
final class Remainders {

    /** Remainders at most. */
    static final int MAX = 1_000;

    /** What an ended trade still holds; negative if short. */
    record Remainder(String decisionId, String symbol, Quantity held) {}

    private final Map<String, Remainder> byDecision = new LinkedHashMap<>();

    /** Notes what a trade still holds; zero is nothing to note. */
    void put(String decisionId, String symbol, Quantity held) {
        if (held.isZero()) {
            byDecision.remove(decisionId);
            return;
        }
        byDecision.put(decisionId, new Remainder(decisionId, symbol, held));
        if (byDecision.size() > MAX) {
            Iterator<Remainder> eldest = byDecision.values().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** The trade is open again, and holds it itself. */
    void remove(String decisionId) {
        byDecision.remove(decisionId);
    }

    /** All of them, the eldest first. */
    List<Remainder> all() {
        return new ArrayList<>(byDecision.values());
    }

    /** Units held on {@code symbol} by ended trades. */
    Quantity heldOn(String symbol) {
        Quantity held = Quantity.ZERO;
        for (Remainder remainder : byDecision.values()) {
            if (remainder.symbol().equals(symbol)) {
                held = held.plus(remainder.held());
            }
        }
        return held;
    }
}
