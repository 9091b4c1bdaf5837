package io.tickflow.sandbox.venue;

import io.tickflow.sandbox.venue.JournalEntry.Action;
import java.time.InstantSource;
import java.util.List;
import quickfix.Application;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.UnsupportedMessageType;
import quickfix.field.ClOrdID;
import quickfix.field.MassStatusReqID;
import quickfix.field.MsgType;
import quickfix.field.OrdType;
import quickfix.field.OrderQty;
import quickfix.field.Side;
import quickfix.field.Symbol;

/** Answers orders and status requests. The acceptor's one thread calls it. */
final class VenueApplication implements Application {

    private static final int MASS_STATUS_ORDERS_MAX = 100;

    private final VenueBook book;
    private final JournalWriter journal;
    private final InstantSource clock;
    private int duplicates;

    VenueApplication(VenueBook book, JournalWriter journal, InstantSource clock) {
        this.book = book;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void onCreate(SessionID session) {}

    @Override
    public void onLogon(SessionID session) {}

    @Override
    public void onLogout(SessionID session) {}

    @Override
    public void toAdmin(Message message, SessionID session) {}

    @Override
    public void fromAdmin(Message message, SessionID session) {}

    @Override
    public void toApp(Message message, SessionID session) {}

    @Override
    public void fromApp(Message message, SessionID session)
            throws FieldNotFound, UnsupportedMessageType {
        List<? extends Message> answers =
                switch (message.getHeader().getString(MsgType.FIELD)) {
                    case MsgType.ORDER_SINGLE -> order(message);
                    case MsgType.ORDER_STATUS_REQUEST -> List.of(status(message));
                    case MsgType.ORDER_MASS_STATUS_REQUEST -> massStatus(message);
                    default -> throw new UnsupportedMessageType();
                };
        try {
            for (Message answer : answers) {
                Session.sendToTarget(answer, session);
            }
        } catch (SessionNotFound e) {
            throw new IllegalStateException("an answer goes where the question came from", e);
        }
    }

    /** Journals first, so that no answer is about an order that a killed venue would not know. */
    private List<Message> order(Message message) throws FieldNotFound {
        boolean market = message.getChar(OrdType.FIELD) == OrdType.MARKET;
        JournalEntry order =
                book.place(
                        clock.millis(),
                        message.getString(ClOrdID.FIELD),
                        message.getString(Symbol.FIELD),
                        side(message),
                        message.getDouble(OrderQty.FIELD),
                        market ? "" : "market orders only");
        journal.write(order);
        if (order.action() == Action.FILLED) {
            return List.of(VenueReports.accepted(order), VenueReports.filled(order));
        }
        boolean duplicate = order.action() == Action.REJECTED_DUPLICATE;
        String execId = duplicate ? "-duplicate-" + ++duplicates : "-reject";
        return List.of(VenueReports.rejected(order, order.clOrdId() + execId));
    }

    private Message status(Message message) throws FieldNotFound {
        String clOrdId = message.getString(ClOrdID.FIELD);
        JournalEntry order = book.find(clOrdId);
        var request =
                new JournalEntry(
                        clock.millis(),
                        JournalEntry.Message.STATUS_REQUEST,
                        order == null ? Action.ANSWERED_UNKNOWN : Action.ANSWERED,
                        clOrdId,
                        message.getString(Symbol.FIELD),
                        side(message),
                        0,
                        0,
                        "",
                        "");
        journal.write(request);
        return order == null ? VenueReports.unknown(request) : VenueReports.status(order);
    }

    private List<? extends Message> massStatus(Message message) throws FieldNotFound {
        List<JournalEntry> orders = book.newest(MASS_STATUS_ORDERS_MAX);
        var request =
                new JournalEntry(
                        clock.millis(),
                        JournalEntry.Message.MASS_STATUS_REQUEST,
                        orders.isEmpty() ? Action.ANSWERED_UNKNOWN : Action.ANSWERED,
                        "",
                        "",
                        "",
                        0,
                        0,
                        "",
                        "");
        journal.write(request);
        String requestId = message.getString(MassStatusReqID.FIELD);
        if (orders.isEmpty()) {
            return List.of(
                    VenueReports.ofMassStatus(VenueReports.unknown(request), requestId, 0, true));
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

    private static String side(FieldMap message) throws FieldNotFound {
        return message.getChar(Side.FIELD) == Side.BUY ? "BUY" : "SELL";
    }
}
