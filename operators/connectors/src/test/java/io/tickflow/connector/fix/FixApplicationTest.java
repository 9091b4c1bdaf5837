package io.tickflow.connector.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.execution.GatewayListener;
import io.tickflow.core.execution.SendPermits;
import io.tickflow.core.execution.VenueReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.testkit.execution.Verdicts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import quickfix.DoNotSend;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.field.BusinessRejectReason;
import quickfix.field.MsgSeqNum;
import quickfix.field.PossDupFlag;
import quickfix.field.PossResend;
import quickfix.field.RefMsgType;
import quickfix.field.RefSeqNum;
import quickfix.field.Text;
import quickfix.fix44.BusinessMessageReject;
import quickfix.fix44.Logon;
import quickfix.fix44.Reject;

class FixApplicationTest {

    private static final SessionID SESSION = new SessionID("FIX.4.4", "S", "T");
    private static final String ACCOUNT = "a1";
    private static final long NOW = 1_000;

    private long nowMillis = NOW;
    private boolean leaseHeld = true;
    private boolean dropped;
    private final SendPermits permits =
            new SendPermits(() -> Instant.ofEpochMilli(nowMillis), () -> leaseHeld);
    private final List<String> heard = new ArrayList<>();
    private final FixApplication application =
            new FixApplication(
                    new Listener(),
                    FixConfig.of("h", 1, "S", "T"),
                    permits,
                    "secret",
                    () -> dropped = true);
    private final FixMessages messages = new FixMessages(FixConfig.of("h", 1, "S", "T"), ACCOUNT);

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
    }
}
