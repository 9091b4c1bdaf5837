package io.tickflow.sandbox.stack.venue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import quickfix.Application;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.RejectLogon;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.UnsupportedMessageType;
import quickfix.field.ClOrdID;
import quickfix.field.ExpireTime;
import quickfix.field.MassStatusReqID;
import quickfix.field.MsgType;
import quickfix.field.NextExpectedMsgSeqNum;
import quickfix.field.OrdType;
import quickfix.field.OrderQty;
import quickfix.field.PosReqID;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.fix44.ExecutionReport;

/**
 * The FIX side of a venue. The acceptor's one thread calls it; what comes later is sent by a thread
 * of its own.
 */
final class VenueApplication implements Application, AutoCloseable {

    private static final String TOO_LOW = "sequence number too low";
    private static final Pattern EXPECTED = Pattern.compile("too low, expecting (\\d+)");

    private final VenueOrders orders;
    private final InstantSource clock;
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread created = new Thread(task, "venue-later");
                        created.setDaemon(true);
                        return created;
                    });
    private final VenueHabits habits;
    private volatile VenueFaults faults = VenueFaults.NONE;

    VenueApplication(VenueOrders orders, InstantSource clock, VenueHabits habits) {
        this.orders = orders;
        this.clock = clock;
        this.habits = habits;
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
    public void toAdmin(Message message, SessionID session) {
        if (faults.fault() == VenueFault.IGNORES_RESET) {
            nameNumberInField(message);
        }
    }

    @Override
    public void fromAdmin(Message message, SessionID session) throws FieldNotFound, RejectLogon {
        if (faults.fault() == VenueFault.REFUSES_LOGON
                && message.getHeader().getString(MsgType.FIELD).equals(MsgType.LOGON)) {
            throw new RejectLogon("the session is closed");
        }
    }

    @Override
    public void toApp(Message message, SessionID session) {}

    @Override
    public void fromApp(Message message, SessionID session)
            throws FieldNotFound, UnsupportedMessageType {
        switch (message.getHeader().getString(MsgType.FIELD)) {
            case MsgType.ORDER_SINGLE -> place(order(message, session), session);
            case MsgType.ORDER_STATUS_REQUEST, MsgType.ORDER_MASS_STATUS_REQUEST ->
                    answer(message, session);
            case MsgType.REQUEST_FOR_POSITIONS ->
                    orders.positions(client(session), message.getString(PosReqID.FIELD))
                            .forEach(answer -> send(answer, session));
            default -> throw new UnsupportedMessageType();
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
    }

    /** Answers a question about orders, or does not. */
    private void answer(Message question, SessionID session)
            throws FieldNotFound, UnsupportedMessageType {
        VenueFault fault = faults.fault();
        if (fault == VenueFault.IGNORES_STATUS) {
            return;
        }
        if (fault == VenueFault.REFUSES_STATUS || !habits.answersStatus()) {
            throw new UnsupportedMessageType();
        }
        List<ExecutionReport> answers = answers(question, fault);
        answers.forEach(answer -> send(answer, session));
        if (fault == VenueFault.ANSWERS_TWICE) {
            answers.forEach(answer -> send((ExecutionReport) answer.clone(), session));
        }
    }

    private List<ExecutionReport> answers(Message question, VenueFault fault) throws FieldNotFound {
        if (question.getHeader().getString(MsgType.FIELD).equals(MsgType.ORDER_STATUS_REQUEST)) {
            return List.of(
                    orders.status(
                            question.getString(ClOrdID.FIELD),
                            question.getString(Symbol.FIELD),
                            side(question),
                            fault));
        }
        List<ExecutionReport> answers =
                new ArrayList<>(
                        orders.massStatus(question.getString(MassStatusReqID.FIELD), fault));
        if (fault == VenueFault.FOREIGN_ORDER) {
            answers.add(orders.foreign());
        }
        return answers;
    }

    /** Tells the expected number where no engine that reads texts finds it. */
    private static void nameNumberInField(Message message) {
        try {
            if (!message.getHeader().getString(MsgType.FIELD).equals(MsgType.LOGOUT)
                    || !message.isSetField(Text.FIELD)) {
                return;
            }
            Matcher number = EXPECTED.matcher(message.getString(Text.FIELD));
            if (number.find()) {
                message.setString(Text.FIELD, TOO_LOW);
                message.setInt(NextExpectedMsgSeqNum.FIELD, Integer.parseInt(number.group(1)));
            }
        } catch (FieldNotFound e) {
            throw new IllegalStateException("a message without MsgType(35) cannot leave", e);
        }
    }

    private static String client(SessionID session) {
        return session.getTargetCompID();
    }

    private void place(VenueOrder order, SessionID session) {
        VenueFaults now = faults;
        List<ExecutionReport> reports = orders.place(order, now.fault());
        switch (now.fault()) {
            case NONE,
                    REJECT,
                    PARTIAL_THEN_CANCEL,
                    NOT_READING,
                    MARKET_CLOSED,
                    FOREIGN_ORDER,
                    IGNORES_RESET,
                    REFUSES_LOGON ->
                    send(reports, session);
            case DROP_FILL_REPORT -> send(reports.subList(0, Math.min(1, reports.size())), session);
            case BUST -> {
                send(reports, session);
                after(
                        now,
                        () ->
                                orders.bust(order.clOrdId())
                                        .ifPresent(report -> send(report, session)));
            }
            case LIQUIDATE -> {
                send(reports, session);
                after(now, () -> orders.liquidate(order.clOrdId()));
            }
            case PARTIAL_THEN_FILL -> {
                send(reports, session);
                after(
                        now,
                        () ->
                                orders.fillRest(order.clOrdId())
                                        .ifPresent(report -> send(report, session)));
            }
            case NO_REPORT, FORGETS_COMPLETED, IGNORES_STATUS, REFUSES_STATUS -> {
                // Whoever wants to know has to ask.
            }
            case LATE_REPORT -> after(now, () -> send(reports, session));
            case DUPLICATE_REPORT, ANSWERS_TWICE ->
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

    private static void send(Message report, SessionID session) {
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

    private VenueOrder order(Message message, SessionID session) throws FieldNotFound {
        long nowMillis = clock.millis();
        return new VenueOrder(
                nowMillis,
                client(session),
                message.getString(ClOrdID.FIELD),
                message.getString(Symbol.FIELD),
                side(message),
                message.getDouble(OrderQty.FIELD),
                refusal(message, nowMillis),
                habits.hedges() && message.isSetField(VenueHabits.POSITION_ID_TAG)
                        ? message.getString(VenueHabits.POSITION_ID_TAG)
                        : "");
    }

    private static String refusal(Message order, long nowMillis) throws FieldNotFound {
        if (order.getChar(OrdType.FIELD) != OrdType.MARKET) {
            return "market orders only";
        }
        boolean isLate =
                order.isSetField(ExpireTime.FIELD)
                        && order.getUtcTimeStamp(ExpireTime.FIELD)
                                .isBefore(VenueReports.utc(nowMillis));
        return isLate ? VenueBook.TOO_LATE : "";
    }

    private static String side(FieldMap message) throws FieldNotFound {
        return message.getChar(Side.FIELD) == Side.BUY ? "BUY" : "SELL";
    }
}
