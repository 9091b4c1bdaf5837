package io.tickflow.connector.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.execution.GatewayListener;
import io.tickflow.core.execution.SendPermits;
import io.tickflow.core.execution.VenueProfile;
import io.tickflow.core.execution.VenueReport;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.testkit.builder.TestInstruments;
import io.tickflow.testkit.execution.Verdicts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import quickfix.DoNotSend;
import quickfix.InvalidMessage;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.field.BusinessRejectReason;
import quickfix.field.LongQty;
import quickfix.field.MsgSeqNum;
import quickfix.field.PosReqID;
import quickfix.field.PosReqResult;
import quickfix.field.PossDupFlag;
import quickfix.field.PossResend;
import quickfix.field.RefMsgType;
import quickfix.field.RefSeqNum;
import quickfix.field.SecurityID;
import quickfix.field.ShortQty;
import quickfix.field.Symbol;
import quickfix.field.TestReqID;
import quickfix.field.Text;
import quickfix.field.TotalNumPosReports;
import quickfix.fix44.BusinessMessageReject;
import quickfix.fix44.Heartbeat;
import quickfix.fix44.Logon;
import quickfix.fix44.PositionReport;
import quickfix.fix44.Reject;
import quickfix.fix44.RequestForPositionsAck;

class FixApplicationTest {

    private static final SessionID SESSION = new SessionID("FIX.4.4", "S", "T");
    private static final String ACCOUNT = "a1";
    private static final long NOW = 1_000;
    private static final FixConfig CONFIG =
            new FixConfig(
                    "h",
                    1,
                    "S",
                    "T",
                    "user",
                    "",
                    false,
                    Instruments.of(TestInstruments.inLots("EURUSD", "4001")),
                    FixConfig.HEARTBEAT_SECONDS,
                    FixConfig.RECONNECT_SECONDS,
                    FixConfig.WRITE_TIMEOUT_MILLIS,
                    null,
                    VenueProfile.COMPLETE);

    private long nowMillis = NOW;
    private boolean leaseHeld = true;
    private boolean dropped;
    private final SendPermits permits =
            new SendPermits(() -> Instant.ofEpochMilli(nowMillis), () -> leaseHeld);
    private final List<String> heard = new ArrayList<>();
    private final FixApplication application =
            new FixApplication(
                    new Listener(),
                    CONFIG,
                    permits,
                    new FixLogon(
                            CONFIG,
                            "secret",
                            new LogonRefusals(1, 30, () -> Instant.ofEpochMilli(nowMillis)),
                            FixObserver.NONE),
                    () -> dropped = true);
    private final FixMessages messages = new FixMessages(CONFIG, ACCOUNT);

    @Test
    void shouldLetAnOrderPassOnce() {
        int session = permits.nextSession();
        permits.grant("c1", NOW, session);

        assertThatCode(() -> leave(order("c1"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> leave(order("c1"))).isInstanceOf(DoNotSend.class);
    }

    @Test
    void shouldWithholdOrderThatExpiredOnItsWay() {
        permits.grant("c1", NOW, permits.nextSession());
        nowMillis++;

        assertThatThrownBy(() -> leave(order("c1"))).isInstanceOf(DoNotSend.class);
        assertThat(permits.revoke("c1")).isEqualTo(SendPermits.Use.NOT_USED);
    }

    @Test
    void shouldWithholdOrderOfSessionThatIsOver() {
        permits.grant("c1", OrderDecision.NEVER, permits.nextSession());
        application.onLogout(SESSION);
        application.onLogon(SESSION);

        assertThatThrownBy(() -> leave(order("c1"))).isInstanceOf(DoNotSend.class);
    }

    @Test
    void shouldWithholdOrderUntilLeaseIsHeld() {
        permits.grant("c1", NOW, permits.nextSession());
        leaseHeld = false;

        assertThatThrownBy(() -> leave(order("c1"))).isInstanceOf(DoNotSend.class);
        assertThat(permits.revoke("c1")).isEqualTo(SendPermits.Use.LEASE_MISSED);

        leaseHeld = true;
        permits.grant("c1", NOW, permits.nextSession());
        assertThatCode(() -> leave(order("c1"))).doesNotThrowAnyException();
        assertThat(permits.revoke("c1")).isEqualTo(SendPermits.Use.USED);
    }

    @Test
    void shouldDropConnectionAtLogonWithoutLease() {
        leaseHeld = false;
        var logon = new Logon();

        application.toAdmin(logon, SESSION);

        assertThat(dropped).isTrue();
        assertThat(logon.toString()).doesNotContain("secret");
    }

    @Test
    void shouldNeverSendAnythingAsPossibleDuplicate() {
        permits.grant("c1", NOW, permits.nextSession());
        Message duplicate = order("c1");
        duplicate.getHeader().setBoolean(PossDupFlag.FIELD, true);
        Message resend = order("c1");
        resend.getHeader().setBoolean(PossResend.FIELD, true);

        assertThatThrownBy(() -> leave(duplicate)).isInstanceOf(DoNotSend.class);
        assertThatThrownBy(() -> leave(resend)).isInstanceOf(DoNotSend.class);
    }

    @Test
    void shouldReportOrderRefusedByItsSequenceNumber() throws Exception {
        permits.grant("c1", NOW, permits.nextSession());
        Message order = order("c1");
        order.getHeader().setInt(MsgSeqNum.FIELD, 5);
        leave(order);
        var reject = new Reject();
        reject.set(new RefSeqNum(5));
        reject.set(new Text("bad tag"));

        application.fromAdmin(reject, SESSION);

        assertThat(heard).containsExactly("REJECTED c1 bad tag");
    }

    @Test
    void shouldTellUnknownIdFromUnsupportedRequest() throws Exception {
        leave(statusRequest("c1", 6));
        leave(statusRequest("c2", 7));

        application.fromApp(businessReject(6, BusinessRejectReason.UNKNOWN_ID), SESSION);
        application.fromApp(
                businessReject(7, BusinessRejectReason.UNSUPPORTED_MESSAGE_TYPE), SESSION);

        assertThat(heard).containsExactly("NOT KNOWN c1", "STATUS REFUSED c2");
    }

    @Test
    void shouldLogOnWithNameAndPassword() {
        var logon = new Logon();

        application.toAdmin(logon, SESSION);

        assertThat(logon.toString()).contains("553=user", "554=secret");
        assertThat(dropped).isFalse();
    }

    private void leave(Message message) throws DoNotSend {
        application.toApp(message, SESSION);
    }

    @Test
    void shouldTellPositionsOnceAllReportsAreThere() throws InvalidMessage {
        application.fromApp(position("p1", 2, "4001", 0.05, 0), SESSION);
        assertThat(heard).isEmpty();
        application.fromApp(position("p1", 2, "GBPUSD", 0, 700), SESSION);

        assertThat(heard).containsExactly("POSITIONS {EURUSD=5000, GBPUSD=-700}");
    }

    @Test
    void shouldTakeOnlyAnswerForSignOfLife() {
        application.fromAdmin(new Heartbeat(), SESSION);
        assertThat(application.answeredProbe()).isZero();

        var answer = new Heartbeat();
        answer.set(new TestReqID(FixApplication.PROBE + 7));
        application.fromAdmin(answer, SESSION);

        assertThat(application.answeredProbe()).isEqualTo(7);
    }

    @Test
    void shouldTellThatNothingIsHeldOrRefused() {
        application.fromApp(
                acknowledgement(PosReqResult.NO_POSITIONS_FOUND_THAT_MATCH_CRITERIA), SESSION);
        application.fromApp(
                acknowledgement(PosReqResult.REQUEST_FOR_POSITION_NOT_SUPPORTED), SESSION);

        assertThat(heard).containsExactly("POSITIONS {}", "POSITIONS REFUSED");
    }

    /** A report as the session reads it from the wire, without a dictionary. */
    private static Message position(String id, int total, String symbol, double held, double sold)
            throws InvalidMessage {
        var report = new PositionReport();
        report.set(new PosReqID(id));
        report.set(new TotalNumPosReports(total));
        report.setString(Symbol.FIELD, symbol);
        report.setString(SecurityID.FIELD, symbol);
        for (double part : new double[] {0.25, 0.75}) {
            var group = new PositionReport.NoPositions();
            group.set(new LongQty(held * part));
            group.set(new ShortQty(sold * part));
            report.addGroup(group);
        }
        return new Message(report.toString(), null, false);
    }

    private static Message acknowledgement(int result) {
        var acknowledgement = new RequestForPositionsAck();
        acknowledgement.set(new PosReqResult(result));
        return acknowledgement;
    }

    private Message order(String clOrdId) {
        return messages.newOrder(Verdicts.entry(ACCOUNT, clOrdId, NOW), NOW);
    }

    private Message statusRequest(String clOrdId, int sequence) {
        Message request = messages.statusRequest(Verdicts.entry(ACCOUNT, clOrdId, NOW));
        request.getHeader().setInt(MsgSeqNum.FIELD, sequence);
        return request;
    }

    private static Message businessReject(int sequence, int reason) {
        var reject = new BusinessMessageReject();
        reject.set(new RefSeqNum(sequence));
        reject.set(new RefMsgType("H"));
        reject.set(new BusinessRejectReason(reason));
        return reject;
    }

    private final class Listener implements GatewayListener {

        @Override
        public void onSessionUp(int sessionNumber) {}

        @Override
        public void onSessionDown(String reason) {}

        @Override
        public void onReport(VenueReport report) {
            heard.add(report.state() + " " + report.clOrdId() + ' ' + report.text());
        }

        @Override
        public void onNotKnown(String clOrdId, String text) {
            heard.add("NOT KNOWN " + clOrdId);
        }

        @Override
        public void onStatusRefused(String clOrdId, String text) {
            heard.add("STATUS REFUSED " + clOrdId);
        }

        @Override
        public void onPositions(Map<String, Quantity> bySymbol, long asOfMillis) {
            heard.add("POSITIONS " + new TreeMap<>(bySymbol));
        }

        @Override
        public void onPositionsRefused(String text) {
            heard.add("POSITIONS REFUSED");
        }
    }
}
