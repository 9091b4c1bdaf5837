package io.tickflow.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ticks on the fast path of a gate, and ticks left to the gate. */
class PlainTicksTest {

    private static final long NOON = 1_399_032_000_000L;

    private final TickGate gate = new TickGate();

    @BeforeEach
    void acceptOne() {
        assertThat(gate.admit(tick(NOON, 1.3000, 1.3002, 3))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1,     1.3000, 1.3002, true",
        "59999, 1.3000, 1.3002, true",
        "60000, 1.3000, 1.3002, false",
        "0,     1.3001, 1.3002, false",
        "-1,    1.3001, 1.3002, false",
        "1,     1.3002, 1.3002, true",
        "1,     1.3003, 1.3002, false",
        "1,     1.4000, 1.4002, true",
        "1,     1.5000, 1.5002, false",
        "1,     1.1000, 1.1002, false",
        "1,     NaN,    1.3002, false",
        "1,     -1.3,   1.3002, false",
        "1,     0,      2.6,    false"
    })
    void shouldAcceptPlainTick(long laterMillis, double bid, double ask, boolean taken) {
        assertThat(gate.plainTicks().take(tick(NOON + laterMillis, bid, ask, 3))).isEqualTo(taken);
    }

    @Test
    void shouldLeaveAnotherPartitionToTheGate() {
        assertThat(gate.plainTicks().take(tick(NOON + 1, 1.3, 1.3002, 4))).isFalse();
    }

    @Test
    void shouldLeaveTickAfterFeedChangeToGate() {
        gate.changeFeed(NOON);

        assertThat(gate.plainTicks().take(tick(NOON + 1, 1.3, 1.3002, 3))).isFalse();
    }

    @Test
    void shouldLeaveFirstTickToGate() {
        assertThat(new TickGate().plainTicks().take(tick(NOON, 1.3, 1.3002, 0))).isFalse();
    }

    @Test
    void shouldMeasureFromLastAcceptedTick() {
        PlainTicks plain = gate.plainTicks();

        assertThat(plain.take(tick(NOON + 50_000, 1.40, 1.4002, 3))).isTrue();
        assertThat(plain.take(tick(NOON + 40_000, 1.40, 1.4002, 3))).isFalse();
        assertThat(plain.take(tick(NOON + 100_000, 1.50, 1.5002, 3))).isTrue();
        assertThat(plain.take(tick(NOON + 100_001, 1.30, 1.3002, 3))).isFalse();
    }

    private static Tick tick(long millis, double bid, double ask, int partition) {
        return new Tick("EURUSD", millis, bid, ask, Double.NaN, 0, 6, partition, 0, millis);
    }
}
