package io.tickflow.core.order;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.risk.RiskReason;

/**
 * Verdict of the desk on one leg, recorded on {@code tickflow.orders} before it takes effect. An
 * approved one is also the intent to send: once it is recorded, its {@code clOrdId} is never sent a
 * second time.
 *
 * @param account trading account
 * @param decisionId decision of the signal behind it
 * @param symbol as the feed names it
 * @param eventTimeMillis UTC market time of the decision, epoch milliseconds
 * @param leg entry or exit
 * @param attempt 0 for the first order of this leg; always 0 for an entry
 * @param verdict approved, denied or expired
 * @param reason {@link RiskReason#NONE} if approved
 * @param clOrdId ClOrdID(11), a pure function of account, decision, leg and attempt; empty unless
 *     approved
 * @param side side of the order, not of the position
 * @param quantity in units of the base asset; 0 unless approved
 * @param referenceBid bid that the desk knew
 * @param referenceAsk ask that the desk knew
 * @param decidedAtMillis clock of the desk, epoch milliseconds
 * @param expiresAtMillis wall time after which it must not leave; the largest long for exits
 * @param limits the limits and usage that the verdict saw, for a person
 * @param horizonMillis holding time of the position, counted from {@code eventTimeMillis}; 0 unless
 *     approved, and in records of earlier releases
 * @param stopPrice price at which a loss is taken; NaN if none
 * @param targetPrice price at which a profit is taken; NaN if none
 * @param instrumentVersion version of the instrument by which the order was sized; empty if there
 *     was none, and in records of earlier releases
 * @param positionId the broker's id of the position that an exit closes; empty in netting accounts
 */
public record OrderDecision(
        String account,
        String decisionId,
        String symbol,
        long eventTimeMillis,
        Leg leg,
        int attempt,
        DeskVerdict verdict,
        RiskReason reason,
        String clOrdId,
        Side side,
        Quantity quantity,
        double referenceBid,
        double referenceAsk,
        long decidedAtMillis,
        long expiresAtMillis,
        String limits,
        long horizonMillis,
        double stopPrice,
        double targetPrice,
        String instrumentVersion,
        String positionId) {

    public static final long NEVER = Long.MAX_VALUE;

    /** True if an order follows. */
    public boolean approved() {
        return verdict == DeskVerdict.APPROVED;
    }
}
