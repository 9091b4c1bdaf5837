package io.tickflow.sandbox.stack.venue;

import io.tickflow.sandbox.stack.venue.JournalEntry.Message;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
            case ANSWERED, ANSWERED_UNKNOWN ->
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
    synchronized ExecutionReport status(String clOrdId, String symbol, String side) {
        JournalEntry order = book.find(clOrdId);
        JournalEntry question =
                JournalEntry.question(
                        clock.millis(),
                        Message.STATUS_REQUEST,
                        order != null,
                        clOrdId,
                        symbol,
                        side);
        journal.write(question);
        return order == null ? VenueReports.unknown(question) : VenueReports.status(order);
    }

    /** Answers an OrderMassStatusRequest(35=AF). */
    synchronized List<ExecutionReport> massStatus(String requestId) {
        List<JournalEntry> orders = book.newest(MASS_STATUS_ORDERS_MAX);
        JournalEntry question =
                JournalEntry.question(
                        clock.millis(), Message.MASS_STATUS_REQUEST, !orders.isEmpty(), "", "", "");
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
