package io.tickflow.connector.fix;

import io.tickflow.core.execution.GatewayListener;
import io.tickflow.core.execution.SendPermits;
import io.tickflow.core.execution.VenueReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Application;
import quickfix.DoNotSend;
import quickfix.FieldMap;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.field.BusinessRejectReason;
import quickfix.field.BusinessRejectRefID;
import quickfix.field.ClOrdID;
import quickfix.field.MsgSeqNum;
import quickfix.field.MsgType;
import quickfix.field.PossDupFlag;
import quickfix.field.PossResend;
import quickfix.field.RefMsgType;
import quickfix.field.RefSeqNum;
import quickfix.field.TestReqID;
import quickfix.field.Text;

/**
 * Callbacks of the FIX engine. {@link #toApp} runs on the thread that sends, all others on threads
 * of the engine.
 */
final class FixApplication implements Application {

    /** Beginning of the TestReqID(112) of a probe; its number follows. */
    static final String PROBE = "probe-";

    private static final Logger LOG = LoggerFactory.getLogger(FixApplication.class);

    private final GatewayListener listener;
    private final FixConfig config;
    private final SendPermits permits;
    private final FixLogon logon;
    private final Runnable dropConnection;
    private final SentMessages sent = new SentMessages();
    private final PositionReports positions;
    private volatile int answeredProbe;

    FixApplication(
            GatewayListener listener,
            FixConfig config,
            SendPermits permits,
            FixLogon logon,
            Runnable dropConnection) {
        this.listener = listener;
        this.config = config;
        this.permits = permits;
        this.logon = logon;
        this.positions = new PositionReports(config, listener);
        this.dropConnection = dropConnection;
    }

    @Override
    public void onCreate(SessionID session) {}

    @Override
    public void onLogon(SessionID session) {
        logon.accepted();
        listener.onSessionUp(permits.nextSession());
    }

    @Override
    public void onLogout(SessionID session) {
        permits.nextSession();
        listener.onSessionDown(logon.ended());
    }

    /**
     * Drops the connection without the lease, so that this process does not take the session from
     * the owner. The engine offers no other way to withhold a Logon(35=A).
     */
    @Override
    public void toAdmin(Message message, SessionID session) {
        if (!MsgType.LOGON.equals(msgType(message))) {
            return;
        }
        if (!permits.leaseHeld()) {
            dropConnection.run();
            return;
        }
        sent.clear();
        logon.send(message, session);
    }

    /**
     * Last check before the bytes are written. The engine would log any exception other than {@link
     * DoNotSend} and send the message nevertheless.
     */
    @Override
    public void toApp(Message message, SessionID session) throws DoNotSend {
        boolean allowed;
        try {
            allowed = mayLeave(message);
        } catch (RuntimeException e) {
            LOG.error("A message was withheld", e);
            allowed = false;
        }
        if (!allowed) {
            throw new DoNotSend();
        }
    }

    /** Number of the newest probe that the broker answered; 0 before the first. */
    int answeredProbe() {
        return answeredProbe;
    }

    @Override
    public void fromAdmin(Message message, SessionID session) {
        switch (msgType(message)) {
            case MsgType.LOGON -> logon.onAnswer(message, session);
            case MsgType.LOGOUT -> logon.onLogout(message, session);
            case MsgType.REJECT -> refused(message, false);
            case MsgType.HEARTBEAT -> {
                String testReqId = FixReports.text(message, TestReqID.FIELD);
                if (testReqId.startsWith(PROBE)) {
                    answeredProbe = probeNumber(testReqId);
                }
            }
            default -> LOG.debug("Left to the engine: MsgType(35)={}", msgType(message));
        }
    }

    @Override
    public void fromApp(Message message, SessionID session) {
        switch (msgType(message)) {
            case MsgType.EXECUTION_REPORT -> executionReport(message);
            case MsgType.BUSINESS_MESSAGE_REJECT ->
                    refused(
                            message,
                            FixReports.number(message, BusinessRejectReason.FIELD, -1)
                                    == BusinessRejectReason.UNKNOWN_ID);
            case MsgType.POSITION_REPORT -> positions.onReport(message);
            case MsgType.REQUEST_FOR_POSITIONS_ACK -> positions.onAcknowledged(message);
            case MsgType.ORDER_CANCEL_REJECT ->
                    LOG.warn("A cancel was refused that this sink never sent: {}", message);
            default -> LOG.debug("Not read: MsgType(35)={}", msgType(message));
        }
    }

    private boolean mayLeave(Message message) {
        FieldMap header = message.getHeader();
        if (header.isSetField(PossDupFlag.FIELD) || header.isSetField(PossResend.FIELD)) {
            return false;
        }
        String msgType = msgType(message);
        String clOrdId = FixReports.text(message, ClOrdID.FIELD);
        if (MsgType.ORDER_SINGLE.equals(msgType) && !permits.use(clOrdId)) {
            return false;
        }
        int sequence = (int) FixReports.number(header, MsgSeqNum.FIELD, 0);
        sent.add(sequence, new SentMessages.Reference(msgType, clOrdId));
        return true;
    }

    private void executionReport(Message message) {
        VenueReport report = FixReports.read(message, config);
        if (report.clOrdId().isEmpty()) {
            LOG.warn("An execution report without ClOrdID(11): {}", message);
        } else if (FixReports.saysNotKnown(message)) {
            listener.onNotKnown(report.clOrdId(), report.text());
        } else {
            listener.onReport(report);
        }
    }

    /** Handles Reject(35=3) or BusinessMessageReject(35=j) of a sent message. */
    private void refused(Message reject, boolean unknownId) {
        String text = FixReports.text(reject, Text.FIELD);
        var reference = sent.remove((int) FixReports.number(reject, RefSeqNum.FIELD, 0));
        if (reference == null) {
            reference =
                    new SentMessages.Reference(
                            FixReports.text(reject, RefMsgType.FIELD),
                            FixReports.text(reject, BusinessRejectRefID.FIELD));
        }
        String clOrdId = reference.clOrdId();
        switch (reference.msgType()) {
            case MsgType.ORDER_SINGLE -> listener.onReport(VenueReport.rejected(clOrdId, text));
            case MsgType.ORDER_STATUS_REQUEST -> {
                if (unknownId) {
                    listener.onNotKnown(clOrdId, text);
                } else {
                    listener.onStatusRefused(clOrdId, text);
                }
            }
            case MsgType.REQUEST_FOR_POSITIONS -> listener.onPositionsRefused(text);
            default -> LOG.info("The venue refused MsgType(35)={}: {}", reference.msgType(), text);
        }
    }

    private static int probeNumber(String testReqId) {
        try {
            return Integer.parseInt(testReqId.substring(PROBE.length()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String msgType(Message message) {
        return FixReports.text(message.getHeader(), MsgType.FIELD);
    }
}
