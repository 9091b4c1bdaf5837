package io.tickflow.sandbox.venue;

import io.tickflow.sandbox.venue.JournalEntry.Action;
import io.tickflow.sandbox.venue.JournalEntry.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides on orders: a market order is filled whole at the newest ask (BUY) or bid (SELL), or
 * refused. Knows every order that it ever saw, up to a bound at which it refuses. One thread.
 */
final class VenueBook {

    private static final int ORDERS_MAX = 500_000;

    private final QuoteBoard quotes;
    private final Map<String, JournalEntry> byClOrdId = new LinkedHashMap<>();

    VenueBook(QuoteBoard quotes) {
        this.quotes = quotes;
    }

    /** Knows again what a journal says. */
    void restore(VenueJournal journal) {
        journal.orders().stream()
                .filter(entry -> entry.action() != Action.REJECTED_DUPLICATE)
                .forEach(entry -> byClOrdId.put(entry.clOrdId(), entry));
    }

    /**
     * Decides on an order.
     *
     * @param refusal why it cannot be accepted whatever its price; empty if it can
     */
    JournalEntry place(
            long nowMillis,
            String clOrdId,
            String symbol,
            String side,
            double quantity,
            String refusal) {
        String orderId = "O-" + clOrdId;
        if (byClOrdId.containsKey(clOrdId)) {
            return new JournalEntry(
                    nowMillis,
                    Message.ORDER,
                    Action.REJECTED_DUPLICATE,
                    clOrdId,
                    symbol,
                    side,
                    quantity,
                    0,
                    orderId,
                    "duplicate ClOrdID");
        }
        Quote quote = quotes.newest(symbol);
        double price = side.equals("BUY") ? quote.ask() : quote.bid();
        String reason = refusal.isEmpty() ? whyNot(symbol, quantity, price) : refusal;
        var entry =
                new JournalEntry(
                        nowMillis,
                        Message.ORDER,
                        reason.isEmpty() ? Action.FILLED : Action.REJECTED,
                        clOrdId,
                        symbol,
                        side,
                        quantity,
                        reason.isEmpty() ? price : 0,
                        orderId,
                        reason);
        if (byClOrdId.size() < ORDERS_MAX) {
            byClOrdId.put(clOrdId, entry);
        }
        return entry;
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

    private String whyNot(String symbol, double quantity, double price) {
        if (byClOrdId.size() >= ORDERS_MAX) {
            return "the venue's book is full";
        }
        if (!(quantity > 0)) {
            return "OrderQty(38) is not positive";
        }
        return price > 0 ? "" : "no quote for " + symbol;
    }
}
