package io.tickflow.operate.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.event.Mode;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.readmodel.Block;
import io.tickflow.core.readmodel.Halt;
import io.tickflow.core.readmodel.OpenOrder;
import io.tickflow.core.readmodel.OpenPosition;
import io.tickflow.operate.observe.FlinkView.FixSession;
import io.tickflow.operate.observe.UnjudgedCandidates;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradingJudgementTest {

    private static final long NOW = 1_400_000_000_000L;
    private static final long HORIZON = 10_000;

    private final TradingJudgement judgement =
            new TradingJudgement(
                    NOW, StatusLimits.of(Duration.ofSeconds(60), Duration.ofSeconds(60)));

    @Test
    void shouldShowPositionsBySign() {
        StatusFinding finding =
                judgement.trades(
                        List.of(
                                new OpenPosition("A", "EURUSD", 10_000, NOW - 4_000),
                                new OpenPosition("A", "USDJPY", -5_000, NOW - 3_000)),
                        List.of(),
                        List.of(),
                        HORIZON);

        assertThat(finding)
                .isEqualTo(
                        StatusFinding.ok(
                                "trades",
                                "2 open: EURUSD +10,000 for 4.0 s, USDJPY -5,000 for 3.0 s"));
    }

    @Test
    void shouldCallOverduePositionRed() {
        StatusFinding finding =
                judgement.trades(
                        List.of(new OpenPosition("A", "EURUSD", 10_000, NOW - 80_000)),
                        List.of(),
                        List.of(),
                        HORIZON);

        assertThat(finding.level()).isEqualTo(StatusLevel.RED);
        assertThat(finding.sinceMillis()).isEqualTo(NOW - 70_000);
    }

    @Test
    void shouldCallCandidatesWithoutADeskRed() {
        var unjudged = new UnjudgedCandidates(37, "pipeline main, mode PAPER", NOW - 90_000);

        assertThat(judgement.verdicts(unjudged))
                .isEqualTo(
                        StatusFinding.red(
                                "verdicts",
                                "37 candidates without a verdict: no desk takes those of"
                                        + " pipeline main, mode PAPER",
                                NOW - 90_000));
        assertThat(judgement.verdicts(new UnjudgedCandidates(0, null, null)).level())
                .isEqualTo(StatusLevel.OK);
    }

    @Test
    void shouldCallAnUnknownOrderRed() {
        StatusFinding finding =
                judgement.trades(
                        List.of(), List.of(order(OrderState.UNKNOWN, 7_000)), List.of(), HORIZON);

        assertThat(finding)
                .isEqualTo(
                        StatusFinding.red(
                                "trades", "order T1 is UNKNOWN; no open position", NOW - 7_000));
    }

    @Test
    void shouldCallABlockedSymbolRed() {
        var block = new Block("A", "EURUSD", "the book holds 5, the broker 0", NOW - 3_000);

        assertThat(judgement.trades(List.of(), List.of(), List.of(block), HORIZON))
                .isEqualTo(
                        StatusFinding.red(
                                "trades",
                                "EURUSD is blocked: the book holds 5, the broker 0; no open"
                                        + " position",
                                NOW - 3_000));
    }

    @Test
    void shouldTellEveryDoubtAndTheEldest() {
        List<Block> blocks =
                List.of(
                        new Block("A", "EURUSD", "bust of order T2", NOW - 3_000),
                        new Block("A", "XAUUSD", "bust of order T3", NOW - 9_000));

        StatusFinding finding =
                judgement.trades(
                        List.of(), List.of(order(OrderState.UNKNOWN, 7_000)), blocks, HORIZON);

        assertThat(finding)
                .isEqualTo(
                        StatusFinding.red(
                                "trades",
                                "order T1 is UNKNOWN; EURUSD is blocked: bust of order T2; XAUUSD is"
                                        + " blocked: bust of order T3; no open position",
                                NOW - 9_000));
    }

    @Test
    void shouldCallSilentVenueRed() {
        StatusFinding finding =
                judgement.fix(Mode.DEMO, List.of(order(OrderState.SENT, 16_000)), null, false);

        assertThat(finding)
                .isEqualTo(
                        StatusFinding.red("fix", "no word of the venue on order T1", NOW - 16_000));
    }

    @Test
    void shouldCallSessionRedThatIsNotReady() {
        assertThat(
                        judgement.fix(
                                Mode.DEMO,
                                List.of(),
                                new FixSession(0, NOW - 9_000, NOW, ""),
                                true))
                .isEqualTo(StatusFinding.red("fix", "the session is down", NOW - 9_000));
        var refused = new FixSession(-7, NOW - 9_000, NOW, "it says 'closed'; next attempt in 8 s");
        assertThat(judgement.fix(Mode.DEMO, List.of(), refused, true).text())
                .isEqualTo(
                        "the session is down: the broker refuses the logon: it says 'closed'; next"
                                + " attempt in 8 s");
        var closed = new FixSession(-8, NOW - 9_000, NOW, "17:05 - 17:00 Z");
        assertThat(judgement.fix(Mode.DEMO, List.of(), closed, true))
                .isEqualTo(
                        StatusFinding.warn(
                                "fix",
                                "the session is outside its session times, 17:05 - 17:00 Z",
                                NOW - 9_000));
        assertThat(
                        judgement
                                .fix(Mode.DEMO, List.of(), new FixSession(2, NOW, NOW, ""), true)
                                .level())
                .isEqualTo(StatusLevel.OK);
    }

    @Test
    void shouldLeaveUnaskedSessionUnknown() {
        assertThat(
                        judgement
                                .fix(Mode.DEMO, List.of(order(OrderState.SENT, 1_000)), null, false)
                                .level())
                .isEqualTo(StatusLevel.UNKNOWN);
        assertThat(judgement.fix(Mode.PAPER, List.of(), null, false).level())
                .isEqualTo(StatusLevel.OK);
    }

    @Test
    void shouldSayWhoHaltedEntriesAndWhy() {
        StatusFinding finding =
                judgement.entries(List.of(new Halt("*", "anna", "news at 14:30", NOW - 60_000)));

        assertThat(finding)
                .isEqualTo(
                        StatusFinding.warn(
                                "entries",
                                "account * halted by anna: news at 14:30",
                                NOW - 60_000));
    }

    private static OpenOrder order(OrderState state, long ageMillis) {
        return new OpenOrder("A", "EURUSD", "T1", Leg.ENTRY, state, NOW - ageMillis);
    }
}
