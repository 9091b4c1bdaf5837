package io.tickflow.core.execution;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.OrderState;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Compares the positions of the book with those of the broker, and blocks a symbol whose position
 * is in doubt. A difference counts once two checks in a row agree on it, as fills may be under way.
 * The same evidence ends the only unknown order of a symbol. One thread.
 */
final class PositionGuard {

    /** Two checks, and so a block, lie within a minute of a break. */
    static final long CHECK_MILLIS = 15_000;

    private final String account;
    private final OrderLedger ledger;
    private final ReportPublisher publisher;
    private final ExecutionPorts ports;
    private final InstantSource clock;

    /** Reason by symbol. */
    private final Map<String, String> blocked = new LinkedHashMap<>();

    /** Excess of the broker's position over the book's at the last check, by symbol. */
    private final Map<String, Quantity> differences = new HashMap<>();

    private long beganAtMillis;
    private long checkAtMillis;

    PositionGuard(
            String account, OrderLedger ledger, ReportPublisher publisher, ExecutionPorts ports) {
        this.account = account;
        this.ledger = ledger;
        this.publisher = publisher;
        this.ports = ports;
        this.clock = ports.clock();
    }

    /** Why no order on {@code symbol} may leave; empty if it may. */
    String obstacle(String symbol) {
        return blocked.getOrDefault(symbol, "");
    }

    /** Takes a block, or its end, from the log. */
    void restore(Control control) {
        if (control.command() == Control.Command.BLOCK) {
            blocked.put(control.symbol(), control.reason());
        } else {
            blocked.remove(control.symbol());
        }
        ports.listener().onBlocked(blocked.size());
    }

    /** A session begins: what was seen in the last one is no evidence any more. */
    void begin() {
        differences.clear();
        beganAtMillis = clock.millis();
        checkAtMillis = 0;
    }

    /** Asks for the positions if a check is due. */
    void askIfDue() {
        if (ports.gateway().profile().tellsPositions() && clock.millis() >= checkAtMillis) {
            checkAtMillis = clock.millis() + CHECK_MILLIS;
            ports.gateway().askPositions();
        }
    }

    /**
     * The broker told all positions that the account had. They prove nothing about a symbol of
     * which a fill was told since, or may have been before this session.
     */
    void onPositions(Map<String, Quantity> broker, long asOfMillis) {
        if (asOfMillis < beganAtMillis) {
            return;
        }
        Map<String, Quantity> book = ledger.heldBySymbol();
        var symbols = new TreeSet<>(book.keySet());
        symbols.addAll(broker.keySet());
        symbols.addAll(blocked.keySet());
        symbols.addAll(ledger.unknownSymbols());
        symbols.removeIf(symbol -> publisher.lastFillMillis(symbol) >= asOfMillis);
        differences.keySet().retainAll(symbols);
        for (String symbol : symbols) {
            check(
                    symbol,
                    broker.getOrDefault(symbol, Quantity.ZERO),
                    book.getOrDefault(symbol, Quantity.ZERO));
        }
    }

    /** No order on {@code symbol} from now on. */
    void block(String symbol, String reason) {
        if (blocked.putIfAbsent(symbol, reason) == null) {
            say(Control.Command.BLOCK, symbol, reason);
        }
    }

    /** Orders on {@code symbol} again, if it was blocked. */
    void unblock(String symbol, String reason) {
        differences.remove(symbol);
        if (blocked.remove(symbol) != null) {
            say(Control.Command.UNBLOCK, symbol, reason);
        }
    }

    private void check(String symbol, Quantity broker, Quantity book) {
        Quantity difference = broker.minus(book);
        boolean confirmed = Objects.equals(differences.put(symbol, difference), difference);
        if (confirmed && endUnknown(symbol, difference)) {
            differences.remove(symbol);
        } else if (difference.isZero()) {
            if (!obstacle(symbol).isEmpty()) {
                unblock(symbol, "book and broker hold " + book);
            }
        } else if (confirmed) {
            block(symbol, "the book holds %s, the broker %s".formatted(book, broker));
        }
    }

    /** Ends the only unknown order of a symbol, if the difference tells how it ended. */
    private boolean endUnknown(String symbol, Quantity difference) {
        TrackedOrder order = ledger.onlyUnknown(symbol);
        if (order == null) {
            return false;
        }
        if (difference.equals(order.signedRest())) {
            publisher.publishEvidence(
                    order, OrderState.FILLED, order.intent.quantity(), "the broker's position");
            return true;
        }
        if (difference.isZero()) {
            Quantity filled = order.cumulativeQuantity();
            publisher.publishEvidence(
                    order,
                    filled.isPositive() ? OrderState.CANCELLED : OrderState.EXPIRED,
                    filled,
                    "the broker's position is without it");
            return true;
        }
        return false;
    }

    private void say(Control.Command command, String symbol, String reason) {
        ports.listener().onBlocked(blocked.size());
        String controlId = command + "/" + account + '/' + symbol + '/' + clock.millis();
        ports.controls()
                .accept(Control.onSymbol(controlId, account, command, "sink", reason, symbol));
    }
}
