package io.tickflow.sandbox.stack.venue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
import quickfix.fix44.ExecutionReport;

/**
 * The FIX side of a venue. The acceptor's one thread calls it; what comes later is sent by a thread
 * of its own.
 */
final class VenueApplication implements Application, AutoCloseable {

    private final VenueOrders orders;
    private final InstantSource clock;
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread created = new Thread(task, "venue-later");
                        created.setDaemon(true);
                        return created;
                    });
    private volatile VenueFaults faults = VenueFaults.NONE;

    VenueApplication(VenueOrders orders, InstantSource clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /** Behaves like that from the next order on. */
    void misbehave(VenueFaults newFaults) {
        faults = newFaults;
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
        switch (message.getHeader().getString(MsgType.FIELD)) {
            case MsgType.ORDER_SINGLE -> place(order(message), session);
            case MsgType.ORDER_STATUS_REQUEST ->
                    send(
                            orders.status(
                                    message.getString(ClOrdID.FIELD),
                                    message.getString(Symbol.FIELD),
                                    side(message)),
                            session);
            case MsgType.ORDER_MASS_STATUS_REQUEST ->
                    orders.massStatus(message.getString(MassStatusReqID.FIELD))
                            .forEach(answer -> send(answer, session));
            default -> throw new UnsupportedMessageType();
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
    }

    private void place(VenueOrder order, SessionID session) {
        VenueFaults now = faults;
        List<ExecutionReport> reports = orders.place(order, now.fault());
        switch (now.fault()) {
            case NONE, REJECT, PARTIAL_THEN_CANCEL, NOT_READING -> send(reports, session);
            case PARTIAL_THEN_FILL -> {
                send(reports, session);
                after(
                        now,
                        () ->
                                orders.fillRest(order.clOrdId())
                                        .ifPresent(report -> send(report, session)));
            }
            case NO_REPORT -> {
                // Whoever wants to know has to ask.
            }
            case LATE_REPORT -> after(now, () -> send(reports, session));
            case DUPLICATE_REPORT ->
                    reports.forEach(
                            report -> {
                                send(report, session);
                                send((ExecutionReport) report.clone(), session);
                            });
            case DISCONNECT_BEFORE_FILL, DISCONNECT_AFTER_FILL -> disconnect(session);
        }
    }

    private void after(VenueFaults now, Runnable action) {
        var unused = later.schedule(action, now.delayMillis(), TimeUnit.MILLISECONDS);
    }

    private static void send(List<ExecutionReport> reports, SessionID session) {
        reports.forEach(report -> send(report, session));
    }

    private static void send(ExecutionReport report, SessionID session) {
        try {
            Session.sendToTarget(report, session);
        } catch (SessionNotFound e) {
            throw new IllegalStateException("an answer goes where the question came from", e);
        }
    }

    private static void disconnect(SessionID id) {
        Session session = Session.lookupSession(id);
        if (session != null) {
            try {
                session.disconnect("a fault on purpose", false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private VenueOrder order(Message message) throws FieldNotFound {
        boolean market = message.getChar(OrdType.FIELD) == OrdType.MARKET;
        return new VenueOrder(
                clock.millis(),
                message.getString(ClOrdID.FIELD),
                message.getString(Symbol.FIELD),
                side(message),
                message.getDouble(OrderQty.FIELD),
                market ? "" : "market orders only");
    }

    private static String side(FieldMap message) throws FieldNotFound {
        return message.getChar(Side.FIELD) == Side.BUY ? "BUY" : "SELL";
    }
}
