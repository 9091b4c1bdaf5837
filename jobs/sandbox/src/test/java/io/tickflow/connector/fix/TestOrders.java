package io.tickflow.connector.fix;

import io.tickflow.core.desk.DeskVerdict;
import io.tickflow.core.desk.Leg;
import io.tickflow.core.desk.OrderDecision;
import io.tickflow.core.market.Side;
import io.tickflow.core.risk.RiskReason;

/** Verdicts on EURUSD for tests. */
final class TestOrders {

    static final String ACCOUNT = "demo-1";
    static final String SYMBOL = "EURUSD";

    private static final long LIFE_MILLIS = 60_000;

    private TestOrders() {}

    /** An approved entry that expires in a minute. */
    static OrderDecision entry(String clOrdId) {
        long now = System.currentTimeMillis();
        return verdict(clOrdId, Leg.ENTRY, DeskVerdict.APPROVED, now, now + LIFE_MILLIS);
    }

    /** An approved entry that expired a minute ago. */
    static OrderDecision expiredEntry(String clOrdId) {
        long now = System.currentTimeMillis();
        return verdict(clOrdId, Leg.ENTRY, DeskVerdict.APPROVED, now, now - LIFE_MILLIS);
    }

    /** An approved exit. */
    static OrderDecision exit(String clOrdId) {
        long now = System.currentTimeMillis();
        return verdict(clOrdId, Leg.EXIT, DeskVerdict.APPROVED, now, OrderDecision.NEVER);
    }

    /** A denied entry. */
    static OrderDecision denied() {
        long now = System.currentTimeMillis();
        return verdict("", Leg.ENTRY, DeskVerdict.DENIED, now, now + LIFE_MILLIS);
    }

    private static OrderDecision verdict(
            String clOrdId, Leg leg, DeskVerdict verdict, long now, long expiresAtMillis) {
        boolean approved = verdict == DeskVerdict.APPROVED;
        return new OrderDecision(
                ACCOUNT,
                "decision-" + clOrdId,
                SYMBOL,
                now,
                leg,
                0,
                verdict,
                approved ? RiskReason.NONE : RiskReason.KILL_SWITCH,
                clOrdId,
                leg == Leg.ENTRY ? Side.BUY : Side.SELL,
                approved ? 10_000 : 0,
                1.1,
                1.2,
                now,
                expiresAtMillis,
                "");
    }
}
