package io.tickflow.sandbox.stack.venue;

import io.tickflow.sandbox.stack.venue.JournalEntry.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides on orders: a market order is filled whole at the newest ask (BUY) or bid (SELL), or
 * refused, unless a fault wants it otherwise. Knows every order that it ever saw, up to a bound at
 * which it refuses. One thread.
 */
final class VenueBook {

    private static final int ORDERS_MAX = 500_000;
    private static final double FLAT = 1e-6;

    /** Reason of a refusal while the market is closed. */
    static final String MARKET_CLOSED = "the market is closed";

    /** Reason of a refusal of an order that has expired. */
    static final String TOO_LATE = "past its ExpireTime(126)";

    private final QuoteBoard quotes;
    private final VenueHabits habits;
    private final Map<String, JournalEntry> byClOrdId = new LinkedHashMap<>();

    VenueBook(QuoteBoard quotes) {
        this(quotes, VenueHabits.ALL);
    }

    VenueBook(QuoteBoard quotes, VenueHabits habits) {
        this.quotes = quotes;
        this.habits = habits;
    }

    /** Knows again what a journal says. */
    void restore(VenueJournal journal) {
        journal.entries().stream().filter(VenueBook::isKnowledge).forEach(this::know);
    }

    /** Decides on an order. */
    JournalEntry place(VenueOrder placed, VenueFault fault) {
        boolean opens = habits.hedges() && placed.positionId().isEmpty();
        VenueOrder order = opens ? placed.opening("P-" + placed.clOrdId()) : placed;
        if (byClOrdId.containsKey(order.clOrdId())) {
            return JournalEntry.of(order, Action.REJECTED_DUPLICATE, 0, 0, "duplicate ClOrdID");
        }
        Quote quote = quotes.newest(order.symbol());
        double price = order.side().equals("BUY") ? quote.ask() : quote.bid();
        String reason = opens ? whyNot(order, price, fault) : whyNotClosed(order, price, fault);
        JournalEntry entry =
                reason.isEmpty()
                        ? executed(order, price, fault)
                        : JournalEntry.of(order, Action.REJECTED, 0, 0, reason);
        if (isKnowledge(entry) && byClOrdId.size() < ORDERS_MAX) {
            know(entry);
        }
        return entry;
    }

    /** Fills what is left of an order that is working; null if it is not. */
    @Nullable JournalEntry fillRest(String clOrdId, long nowMillis) {
        JournalEntry working = byClOrdId.get(clOrdId);
        if (working == null || working.action() != Action.PARTIALLY_FILLED) {
            return null;
        }
        JournalEntry filled = working.executed(nowMillis);
        know(filled);
        return filled;
    }

    /** Undoes a trade; null if nothing of it is filled. */
    @Nullable JournalEntry bust(String clOrdId, long nowMillis) {
        JournalEntry order = byClOrdId.get(clOrdId);
        if (order == null || order.filledQuantity() == 0) {
            return null;
        }
        JournalEntry busted = order.busted(nowMillis);
        know(busted);
        return busted;
    }

    /** Closes what an order has opened; null if nothing of it is filled. */
    @Nullable JournalEntry liquidate(String clOrdId, long nowMillis) {
        JournalEntry order = byClOrdId.get(clOrdId);
        if (order == null || order.filledQuantity() == 0) {
            return null;
        }
        JournalEntry liquidated = order.liquidated(nowMillis);
        know(liquidated);
        return liquidated;
    }

    /** Units that a client holds by symbol, negative if short; nothing is held on other symbols. */
    Map<String, Double> positions(String client) {
        Map<String, Double> bySymbol = new TreeMap<>();
        byClOrdId.values().stream()
                .filter(order -> order.client().equals(client))
                .forEach(o -> bySymbol.merge(o.symbol(), o.signedFilled(), Double::sum));
        bySymbol.values().removeIf(held -> Math.abs(held) < FLAT);
        return bySymbol;
    }

    /** The order of this id; null if it never came. */
    @Nullable JournalEntry find(String clOrdId) {
        return byClOrdId.get(clOrdId);
    }

    /** The newest orders, at most {@code max}, eldest first. */
    List<JournalEntry> newest(int max) {
        List<JournalEntry> all = new ArrayList<>(byClOrdId.values());
        return all.subList(Math.max(0, all.size() - max), all.size());
    }

    private void know(JournalEntry entry) {
        byClOrdId.put(entry.clOrdId(), entry);
    }

    private static boolean isKnowledge(JournalEntry entry) {
        return switch (entry.action()) {
            case FILLED, PARTIALLY_FILLED, CANCELLED, REJECTED, BUSTED -> true;
            case REJECTED_DUPLICATE, DROPPED, ANSWERED, ANSWERED_UNKNOWN -> false;
        };
    }

    /** Half of an order: of whole units if it is, as no venue fills a part of its step. */
    static double half(double quantity) {
        return quantity == Math.rint(quantity) ? Math.floor(quantity / 2) : quantity / 2;
    }

    private static JournalEntry executed(VenueOrder order, double price, VenueFault fault) {
        double half = half(order.quantity());
        return switch (fault) {
            case PARTIAL_THEN_CANCEL ->
                    JournalEntry.of(order, Action.CANCELLED, half, price, "half is enough");
            case PARTIAL_THEN_FILL ->
                    JournalEntry.of(order, Action.PARTIALLY_FILLED, half, price, "");
            case DISCONNECT_BEFORE_FILL -> JournalEntry.of(order, Action.DROPPED, 0, 0, "");
            case NONE,
                    REJECT,
                    NO_REPORT,
                    LATE_REPORT,
                    DUPLICATE_REPORT,
                    DISCONNECT_AFTER_FILL,
                    NOT_READING,
                    FORGETS_COMPLETED,
                    IGNORES_STATUS,
                    REFUSES_STATUS,
                    BUST,
                    MARKET_CLOSED,
                    LIQUIDATE,
                    ANSWERS_TWICE,
                    DROP_FILL_REPORT,
                    FOREIGN_ORDER,
                    IGNORES_RESET,
                    REFUSES_LOGON ->
                    JournalEntry.of(order, Action.FILLED, order.quantity(), price, "");
        };
    }

    /** An order that names a position must close it, or a part of it. */
    private String whyNotClosed(VenueOrder order, double price, VenueFault fault) {
        if (habits.hedges()) {
            double held = 0;
            for (JournalEntry known : byClOrdId.values()) {
                held += known.positionId().equals(order.positionId()) ? known.signedFilled() : 0;
            }
            boolean closes = order.side().equals("BUY") ? held < 0 : held > 0;
            if (!closes || order.quantity() - Math.abs(held) > FLAT) {
                return "position %s holds %s".formatted(order.positionId(), held);
            }
        }
        return whyNot(order, price, fault);
    }

    private String whyNot(VenueOrder order, double price, VenueFault fault) {
        if (!order.refusal().isEmpty()) {
            return order.refusal();
        }
        if (fault == VenueFault.REJECT) {
            return "the venue refuses everything";
        }
        if (fault == VenueFault.MARKET_CLOSED) {
            return MARKET_CLOSED;
        }
        if (byClOrdId.size() >= ORDERS_MAX) {
            return "the venue's book is full";
        }
        if (!(order.quantity() > 0)) {
            return "OrderQty(38) is not positive";
        }
        return price > 0 ? "" : "no quote for " + order.symbol();
    }
}
