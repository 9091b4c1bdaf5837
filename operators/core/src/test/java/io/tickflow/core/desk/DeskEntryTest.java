package io.tickflow.core.desk;

import static io.tickflow.core.desk.DeskEvents.candidate;
import static io.tickflow.core.desk.DeskEvents.report;
import static io.tickflow.core.desk.DeskEvents.vetoed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.DeskNote.Kind;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.Control.Command;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ClOrdIds;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;
import io.tickflow.core.signal.Signal;
import org.junit.jupiter.api.Test;

class DeskEntryTest {

    private final DeskHarness bed = new DeskHarness();

    @Test
    void shouldApproveCandidateWithSizeExpiryAndDerivedId() {
        Signal signal = candidate("d1", "EURUSD", 0, bed.nowMillis - 100);

        OrderDecision order = verdict(signal);

        assertThat(order)
                .isEqualTo(
                        new OrderDecision(
                                DeskHarness.ACCOUNT,
                                "d1",
                                "EURUSD",
                                DeskEvents.MARKET_START,
                                Leg.ENTRY,
                                0,
                                DeskVerdict.APPROVED,
                                RiskReason.NONE,
                                ClOrdIds.of(DeskHarness.ACCOUNT, "d1", Leg.ENTRY, 0),
                                signal.side(),
                                DeskHarness.QUANTITY,
                                1.1000,
                                1.1001,
                                bed.nowMillis,
                                bed.nowMillis - 100 + DeskEvents.TIME_TO_LIVE,
                                "ageMillis=100/5000 delayMillis="
                                        + (DeskHarness.START - 100 - DeskEvents.MARKET_START)
                                        + " openTrades=0/3 quantity=10000/1000000"
                                        + " entryTokens=20.0/20",
                                DeskEvents.HORIZON,
                                Double.NaN,
                                Double.NaN,
                                DeskHarness.CONFIG.instruments().version("EURUSD"),
                                ""));
    }

    @Test
    void shouldSizeASymbolAsConfigured() {
        assertThat(verdict(candidate("d1", "XAUUSD", 0, bed.nowMillis)).quantity())
                .isEqualTo(Quantity.of(10));
    }

    @Test
    void shouldExpireOnlyATooOldSignal() {
        long ttl = DeskEvents.TIME_TO_LIVE;

        OrderDecision late = verdict(candidate("d1", "EURUSD", 0, bed.nowMillis - ttl - 1));
        OrderDecision justInTime = verdict(candidate("d2", "EURUSD", 1, bed.nowMillis - ttl));

        assertThat(late.verdict()).isEqualTo(DeskVerdict.EXPIRED);
        assertThat(late.reason()).isEqualTo(RiskReason.SIGNAL_TOO_OLD);
        assertThat(late.clOrdId()).isEmpty();
        assertThat(late.quantity()).isEqualTo(Quantity.ZERO);
        assertThat(justInTime.approved()).isTrue();
    }

    @Test
    void shouldGainNoTimeFromFutureTimestamp() {
        OrderDecision hoursAhead =
                verdict(candidate("d1", "EURUSD", 0, bed.nowMillis + 3 * 3_600_000));
        OrderDecision skewed = verdict(candidate("d2", "EURUSD", 1, bed.nowMillis + 1_000));

        assertThat(hoursAhead.verdict()).isEqualTo(DeskVerdict.EXPIRED);
        assertThat(hoursAhead.reason()).isEqualTo(RiskReason.TIMESTAMP_AHEAD);
        assertThat(skewed.approved()).isTrue();
        assertThat(skewed.expiresAtMillis()).isEqualTo(bed.nowMillis + DeskEvents.TIME_TO_LIVE);
    }

    @Test
    void shouldDenyWhileHaltedAndTradeAgainWhenResumed() {
        bed.control(Command.HALT);
        OrderDecision denied = verdict(candidate("d1", "EURUSD", 0, bed.nowMillis));
        bed.control(Command.RESUME);
        OrderDecision approved = verdict(candidate("d2", "EURUSD", 1, bed.nowMillis));

        assertThat(denied.reason()).isEqualTo(RiskReason.KILL_SWITCH);
        assertThat(denied.verdict()).isEqualTo(DeskVerdict.DENIED);
        assertThat(approved.approved()).isTrue();
    }

    @Test
    void shouldObeyOwnAndGlobalControls() {
        bed.control(new Control("c1", "SOMEBODY", Command.HALT, "ops", ""));
        assertThat(bed.book().halted()).isFalse();

        bed.control(new Control("c2", "*", Command.HALT, "ops", ""));
        assertThat(bed.book().halted()).isTrue();
    }

    @Test
    void shouldLimitTradesBySymbolAndInAll() {
        verdict(candidate("d1", "EURUSD", 0, bed.nowMillis));

        assertThat(verdict(candidate("d2", "EURUSD", 1, bed.nowMillis)).reason())
                .isEqualTo(RiskReason.OPEN_TRADE_ON_SYMBOL);
        assertThat(verdict(candidate("d3", "GBPUSD", 1, bed.nowMillis)).approved()).isTrue();
        assertThat(verdict(candidate("d4", "USDJPY", 1, bed.nowMillis)).approved()).isTrue();
        assertThat(verdict(candidate("d5", "AUDUSD", 1, bed.nowMillis)).reason())
                .isEqualTo(RiskReason.POSITION_LIMIT);
    }

    @Test
    void shouldDenyEntriesBesideAnUnknownOrder() {
        OrderDecision order = verdict(candidate("d1", "EURUSD", 0, bed.nowMillis));
        DeskOutput silence = bed.pass(DeskHarness.CONFIG.silenceMillis());

        assertThat(silence.notes())
                .extracting(DeskNote::kind)
                .containsExactly(DeskNote.Kind.SILENT_ORDER);
        assertThat(verdict(candidate("d2", "EURUSD", 1, bed.nowMillis)).reason())
                .isEqualTo(RiskReason.UNKNOWN_ORDER_ON_SYMBOL);

        bed.report(report(order, OrderState.EXPIRED, 0, bed.nowMillis));

        assertThat(verdict(candidate("d3", "EURUSD", 2, bed.nowMillis)).approved()).isTrue();
    }

    @Test
    void shouldLimitTheRateOfEntries() {
        int approved = 0;
        RiskReason last = RiskReason.NONE;
        for (int i = 0; i < 25; i++) {
            OrderDecision order = verdict(candidate("d" + i, "EURUSD", i, bed.nowMillis));
            last = order.reason();
            if (order.approved()) {
                approved++;
                bed.report(report(order, OrderState.REJECTED, 0, bed.nowMillis));
            }
        }

        assertThat(approved).isEqualTo(DeskHarness.CONFIG.risk().entryBurst());
        assertThat(last).isEqualTo(RiskReason.ORDER_RATE);
    }

    @Test
    void shouldJudgeARepeatedSignalOnce() {
        Signal signal = candidate("d1", "EURUSD", 0, bed.nowMillis);
        verdict(signal);
        bed.signal(vetoed("d2", "EURUSD", 1, bed.nowMillis));

        DeskOutput again = bed.signal(signal);
        DeskOutput turned = bed.signal(candidate("d2", "EURUSD", 1, bed.nowMillis));

        assertThat(again.decisions()).isEmpty();
        assertThat(again.notes()).extracting(DeskNote::kind).containsExactly(Kind.REPEATED_SIGNAL);
        assertThat(turned.decisions()).isEmpty();
    }

    @Test
    void shouldNeverTradeOnAVetoedDecision() {
        bed.signal(vetoed("d1", "EURUSD", 0, bed.nowMillis));
        bed.signal(vetoed("d2", "EURUSD", 10, bed.nowMillis));

        OrderDecision turned = verdict(candidate("d1", "EURUSD", 0, bed.nowMillis));

        assertThat(turned.verdict()).isEqualTo(DeskVerdict.EXPIRED);
        assertThat(turned.reason()).isEqualTo(RiskReason.OUT_OF_ORDER);
        assertThat(turned.clOrdId()).isEmpty();
        assertThat(bed.book().openTrades()).isZero();
    }

    @Test
    void shouldEndALateFoundCandidate() {
        verdict(candidate("d1", "EURUSD", 0, bed.nowMillis));
        verdict(candidate("d3", "EURUSD", 20, bed.nowMillis));

        OrderDecision between = verdict(candidate("d2", "EURUSD", 10, bed.nowMillis));

        assertThat(between.verdict()).isEqualTo(DeskVerdict.EXPIRED);
        assertThat(between.reason()).isEqualTo(RiskReason.OUT_OF_ORDER);
        assertThat(between.clOrdId()).isEmpty();
    }

    @Test
    void shouldOrderSignalsOfOneMillisecondByOrdinal() {
        verdict(candidate("d1", "EURUSD", 0, 0, bed.nowMillis));
        Signal second = candidate("d2", "EURUSD", 0, 1, bed.nowMillis);

        OrderDecision denied = verdict(second);
        DeskOutput again = bed.signal(second);

        assertThat(denied.reason()).isEqualTo(RiskReason.OPEN_TRADE_ON_SYMBOL);
        assertThat(again.decisions()).isEmpty();
    }

    @Test
    void shouldNeverTradeOnAnOutdatedSignal() {
        for (int i = 0; i < 10; i++) {
            Signal signal = candidate("d" + i, "EURUSD", i, bed.nowMillis);
            bed.report(report(verdict(signal), OrderState.REJECTED, 0, bed.nowMillis));
        }
        Signal denied = candidate("x", "EURUSD", 10, bed.nowMillis - DeskEvents.TIME_TO_LIVE - 1);
        verdict(denied);
        bed.signal(vetoed("y", "EURUSD", 11, bed.nowMillis));

        for (int i = 0; i < 10; i++) {
            DeskOutput again = bed.signal(candidate("d" + i, "EURUSD", i, bed.nowMillis));
            assertThat(again.decisions()).isEmpty();
        }
        // Without an order it left no trace here: the sink knows that it had its verdict.
        assertThat(verdict(denied).reason()).isEqualTo(RiskReason.OUT_OF_ORDER);
    }

    @Test
    void shouldTakeOnlyTimeOfVetoedSignal() {
        assertThat(bed.signal(vetoed("d1", "EURUSD", 0, bed.nowMillis)).decisions()).isEmpty();
        assertThat(bed.book().openTrades()).isZero();
    }

    private OrderDecision verdict(Signal signal) {
        DeskOutput output = bed.signal(signal);
        assertThat(output.decisions()).hasSize(1);
        return output.decisions().get(0);
    }
}
