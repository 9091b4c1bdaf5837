package io.tickflow.sandbox.stack.venue;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import quickfix.Message;
import quickfix.fix44.ExecutionReport;

/**
 * Executes orders and answers questions about them. Journals first, so that no answer is about an
 * order that a killed venue would not know. Thread-safe.
 */
final class VenueOrders {

    private static final int MASS_STATUS_ORDERS_MAX = 100;

    private final VenueBook book;
    private final JournalWriter journal;
    private final InstantSource clock;
    private int duplicates;

    VenueOrders(VenueBook book, JournalWriter journal, InstantSource clock) {
        this.book = book;
        this.journal = journal;
        this.clock = clock;
    }

    /** Executes or refuses an order, and reports on it. */
    synchronized List<ExecutionReport> place(VenueOrder order, VenueFault fault) {
        JournalEntry entry = book.place(order, fault);
        journal.write(entry);
        return switch (entry.action()) {
            case FILLED -> List.of(VenueReports.accepted(entry), VenueReports.filled(entry));
            case PARTIALLY_FILLED ->
                    List.of(VenueReports.accepted(entry), VenueReports.partiallyFilled(entry));
            case CANCELLED ->
                    List.of(
                            VenueReports.accepted(entry),
                            VenueReports.partiallyFilled(entry),
                            VenueReports.cancelled(entry));
            case REJECTED -> List.of(VenueReports.rejected(entry, entry.clOrdId() + "-reject"));
            case REJECTED_DUPLICATE ->
                    List.of(
                            VenueReports.rejected(
                                    entry, entry.clOrdId() + "-duplicate-" + ++duplicates));
            case DROPPED -> List.of();
            case ANSWERED, ANSWERED_UNKNOWN, BUSTED ->
                    throw new IllegalStateException("an order is no question: " + entry);
        };
    }

    /** Fills what is left of an order; empty if nothing is. */
    synchronized Optional<ExecutionReport> fillRest(String clOrdId) {
        JournalEntry filled = book.fillRest(clOrdId, clock.millis());
        if (filled == null) {
            return Optional.empty();
        }
        journal.write(filled);
        return Optional.of(VenueReports.restFilled(filled));
    }

    /** Answers an OrderStatusRequest(35=H). */
    synchronized ExecutionReport status(
            String clOrdId, String symbol, String side, VenueFault fault) {
        JournalEntry found = book.find(clOrdId);
        JournalEntry order = fault == VenueFault.FORGETS_COMPLETED ? working(found) : found;
        JournalEntry question =
                JournalEntry.question(
                        clock.millis(),
                        JournalEntry.Message.STATUS_REQUEST,
                        order != null,
                        clOrdId,
                        symbol,
                        side);
        journal.write(question);
        return order == null ? VenueReports.unknown(question) : VenueReports.status(order);
    }

    /** Undoes the trade of an order; empty if nothing is filled. */
    synchronized Optional<ExecutionReport> bust(String clOrdId) {
        JournalEntry busted = book.bust(clOrdId, clock.millis());
        if (busted == null) {
            return Optional.empty();
        }
        journal.write(busted);
        return Optional.of(VenueReports.busted(busted));
    }

    /** Closes what an order has opened, and tells nobody. */
    synchronized void liquidate(String clOrdId) {
        JournalEntry liquidated = book.liquidate(clOrdId, clock.millis());
        if (liquidated != null) {
            journal.write(liquidated);
        }
    }

    /** Answers RequestForPositions(35=AN) of a client. */
    synchronized List<Message> positions(String client, String requestId) {
        Map<String, Double> held = book.positions(client);
        journal.write(
                JournalEntry.question(
                        clock.millis(),
                        JournalEntry.Message.POSITIONS_REQUEST,
                        !held.isEmpty(),
                        "",
                        "",
                        ""));
        return VenuePositions.answers(held, requestId, client, clock.millis());
    }

    /** Lists a working order of nobody here. */
    ExecutionReport foreign() {
        return VenueReports.foreign(clock.millis());
    }

    private static @Nullable JournalEntry working(@Nullable JournalEntry order) {
        return order != null && order.action() == JournalEntry.Action.PARTIALLY_FILLED
                ? order
                : null;
    }

    /** Answers an OrderMassStatusRequest(35=AF). */
    synchronized List<ExecutionReport> massStatus(String requestId, VenueFault fault) {
        List<JournalEntry> orders =
                book.newest(MASS_STATUS_ORDERS_MAX).stream()
                        .filter(o -> fault != VenueFault.FORGETS_COMPLETED || working(o) != null)
                        .toList();
        JournalEntry question =
                JournalEntry.question(
                        clock.millis(),
                        JournalEntry.Message.MASS_STATUS_REQUEST,
                        !orders.isEmpty(),
                        "",
                        "",
                        "");
        journal.write(question);
        if (orders.isEmpty()) {
            return List.of(
                    VenueReports.ofMassStatus(VenueReports.unknown(question), requestId, 0, true));
        }
        JournalEntry last = orders.get(orders.size() - 1);
        return orders.stream()
                .map(
                        order ->
                                VenueReports.ofMassStatus(
                                        VenueReports.status(order),
                                        requestId,
                                        orders.size(),
                                        order.equals(last)))
                .toList();
    }
}
