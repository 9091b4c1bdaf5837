package io.tickflow.operate.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.risk.RiskConfig;
import io.tickflow.operate.replay.WhatIfReport.DeskTally;
import io.tickflow.operate.replay.WhatIfReport.Gain;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeskTrialTest {

    private static final long HORIZON = 10_000;

    @Test
    void shouldHoldOneTradeOnASymbol() {
        DeskTally tally =
                DeskTrial.of(
                        limits(10, 100),
                        Map.of("EURUSD", List.of(gain(0, 1), gain(9_999, 5), gain(10_000, -2))));

        assertThat(tally.taken()).isEqualTo(2);
        assertThat(tally.denied()).containsExactly(Map.entry("OPEN_TRADE_ON_SYMBOL", 1L));
        assertThat(tally.netBps()).isEqualTo(-1);
        assertThat(tally.won()).isEqualTo(1);
    }

    @Test
    void shouldLimitTradesOverAllSymbols() {
        Map<String, List<Gain>> candidates =
                Map.of(
                        "EURUSD", List.of(gain(0, 1)),
                        "USDJPY", List.of(gain(1, 2)),
                        "XAUUSD", List.of(gain(2, 4), gain(10_000, 8)));

        assertThat(DeskTrial.of(limits(2, 100), candidates).denied())
                .containsExactly(Map.entry("POSITION_LIMIT", 1L));
        assertThat(DeskTrial.of(limits(2, 100), candidates).netBps()).isEqualTo(11);
        assertThat(DeskTrial.of(limits(3, 100), candidates).netBps()).isEqualTo(7);
    }

    @Test
    void shouldLimitTheRateByEventTime() {
        DeskTally tally =
                DeskTrial.of(
                        limits(10, 1),
                        Map.of(
                                "EURUSD", List.of(gain(0, 1)),
                                "USDJPY", List.of(gain(500, 1)),
                                "XAUUSD", List.of(gain(1_500, 1))));

        assertThat(tally.taken()).isEqualTo(2);
        assertThat(tally.denied()).containsExactly(Map.entry("ORDER_RATE", 1L));
    }

    private static Gain gain(long millis, double netBps) {
        return new Gain(millis, HORIZON, netBps);
    }

    /** One entry a second. */
    private static RiskConfig limits(int openTradesMax, int burst) {
        return new RiskConfig(openTradesMax, Quantity.of(1_000), 1, burst);
    }
}
