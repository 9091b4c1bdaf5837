package io.tickflow.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickTest {

    @ParameterizedTest
    @CsvSource({
        "10, 5, 56, true, 5, 1",
        "10, 5, 88, true, 5, -1",
        "10, 5, 24, true, 5, 0",
        "10, 5, 120, true, 5, 0",
        "10, 5, 6, false, 0, 0",
        "10, 5, 134, false, 0, 0",
        "10, 5, 0, true, 5, 0",
        "10, 0, 0, false, 0, 0",
        "10, 0, 8, true, 0, 0",
        "10, NaN, 24, true, 0, 0",
        "10, Infinity, 24, true, 0, 0",
        "10, -1, 24, true, 0, 0",
        "0, 5, 56, false, 0, 0",
        "NaN, 5, 56, false, 0, 0",
        "-37.63, 5, 56, true, 5, 1",
    })
    void shouldTellTradesFromQuotes(
            double last, double volume, int flags, boolean trade, double traded, int sign) {
        Tick tick = tick(9, 11, last, volume, flags);

        assertThat(tick.isTrade()).isEqualTo(trade);
        assertThat(tick.tradedVolume()).isEqualTo(traded);
        assertThat(tick.tradeSign()).isEqualTo(sign);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 10, true",
        "NaN, NaN, 10, true",
        "0, NaN, -10, true",
        "0, 0, 0, false",
        "NaN, NaN, NaN, false",
        "9, 0, 10, false",
        "0, 11, 10, false",
        "9, 11, 10, false",
    })
    void shouldKnowTickWithLastAlone(double bid, double ask, double last, boolean alone) {
        assertThat(tick(bid, ask, last, 0, 0).hasLastAlone()).isEqualTo(alone);
    }

    @Test
    void shouldQuoteBothSidesAtLast() {
        Tick quoted = tick(0, Double.NaN, 10, 3, 0).quotedAtLast();

        assertThat(quoted).isEqualTo(tick(10, 10, 10, 3, 0));
        assertThat(quoted.isTrade()).isTrue();
    }

    private static Tick tick(double bid, double ask, double last, double volume, int flags) {
        return new Tick("X", 1, bid, ask, last, volume, flags, 0, 0, 0);
    }
}
