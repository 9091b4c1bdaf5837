package io.tickflow.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.deadletter.DeadLetterCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickGateTest {

    private static final long NOON = 1_399_032_000_000L;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private TickGate gate = new TickGate();

    @Test
    void shouldAcceptOrdinaryAndLockedQuotes() {
        assertThat(gate.admit(quote(NOON, 1.1, 1.2))).isNull();
        assertThat(gate.admit(quote(NOON + 1, 1.15, 1.15))).isNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldRejectNonFinitePrice(double price) {
        assertThat(gate.admit(quote(NOON, price, 1.2))).isEqualTo(DeadLetterCode.NON_FINITE_PRICE);
        assertThat(gate.admit(quote(NOON, 1.1, price))).isEqualTo(DeadLetterCode.NON_FINITE_PRICE);
    }

    @Test
    void shouldRejectPricesWithOverflowingMean() {
        assertThat(gate.admit(quote(NOON, Double.MAX_VALUE, Double.MAX_VALUE)))
                .isEqualTo(DeadLetterCode.NON_FINITE_PRICE);
    }

    @Test
    void shouldTreatZeroLastAsNoTrade() {
        assertThat(gate.admit(trade(NOON, Double.NaN))).isNull();
        assertThat(gate.admit(trade(NOON + 1, 0))).isNull();
        assertThat(gate.admit(trade(NOON, Double.POSITIVE_INFINITY)))
                .isEqualTo(DeadLetterCode.NON_FINITE_PRICE);
        assertThat(gate.admit(trade(NOON, -1))).isEqualTo(DeadLetterCode.NON_POSITIVE_PRICE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1.1})
    void shouldRejectNonPositivePrice(double price) {
        assertThat(gate.admit(quote(NOON, price, 1.2)))
                .isEqualTo(DeadLetterCode.NON_POSITIVE_PRICE);
        assertThat(gate.admit(quote(NOON, 1.1, price)))
                .isEqualTo(DeadLetterCode.NON_POSITIVE_PRICE);
    }

    @Test
    void shouldRejectTickBefore1990() {
        long start = 631_152_000_000L;

        assertThat(gate.admit(quote(start - 1, 1.1, 1.2))).isEqualTo(DeadLetterCode.BEFORE_1990);
        assertThat(gate.admit(quote(start, 1.1, 1.2))).isNull();
    }

    @Test
    void shouldRejectTheSymbolOnAnotherPartition() {
        gate.admit(quote(NOON, 1.1, 1.2));

        var elsewhere = new Tick("EURUSD", NOON + 1, 1.1, 1.2, Double.NaN, 0, 6, 1, 7, 0);

        assertThat(gate.admit(elsewhere)).isEqualTo(DeadLetterCode.SYMBOL_ON_TWO_PARTITIONS);
        assertThat(gate.admit(quote(NOON + 1, 1.1, 1.2))).isNull();
    }

    @Test
    void shouldRejectTickOutOfOrder() {
        gate.admit(quote(NOON, 1.1, 1.2));

        assertThat(gate.admit(quote(NOON - 1, 1.1, 1.2))).isEqualTo(DeadLetterCode.OUT_OF_ORDER);
    }

    @Test
    void shouldRejectOnlyExactDuplicates() {
        gate.admit(quote(NOON, 1.1, 1.2));

        assertThat(gate.admit(quote(NOON, 1.1, 1.2))).isEqualTo(DeadLetterCode.DUPLICATE);
        assertThat(gate.admit(quote(NOON, 1.1, 1.21))).isNull();
        assertThat(gate.admit(quote(NOON, 1.1, 1.2))).isNull();
        assertThat(gate.admit(quote(NOON + 1, 1.1, 1.2))).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 134, 2, 4, 0})
    void shouldJudgeDuplicatesWithoutTheirFlags(int flags) {
        gate.admit(new Tick("EURUSD", NOON, 1.1, 1.2, Double.NaN, 0, 134, 0, 0, 0));

        var again = new Tick("EURUSD", NOON, 1.1, 1.2, 0, 0, flags, 0, 1, 0);

        assertThat(gate.admit(again)).isEqualTo(DeadLetterCode.DUPLICATE);
    }

    @Test
    void shouldTellTradesOfOneMillisecondApart() {
        gate.admit(new Tick("SBER", NOON, 1.1, 1.2, 1.15, 10, 56, 0, 0, 0));

        assertThat(gate.admit(new Tick("SBER", NOON, 1.1, 1.2, 1.15, 20, 56, 0, 1, 0))).isNull();
        assertThat(gate.admit(new Tick("SBER", NOON, 1.1, 1.2, 1.16, 20, 56, 0, 2, 0))).isNull();
        assertThat(gate.admit(new Tick("SBER", NOON, 1.1, 1.2, 1.16, 20, 88, 0, 3, 0)))
                .isEqualTo(DeadLetterCode.DUPLICATE);
    }

    @Test
    void shouldAcceptAnyPartitionIfToldTo() {
        gate.admit(quote(NOON, 1.1, 1.2));
        gate.acceptAnyPartition();

        assertThat(gate.admit(new Tick("EURUSD", NOON + 1, 1.1, 1.2, 0, 0, 6, 5, 0, 0))).isNull();
        assertThat(gate.wasOnTwoPartitionsLately()).isFalse();
    }

    @Test
    void shouldNumberAcceptedTicksOfMillisecond() {
        gate.admit(quote(NOON, 1.1, 1.2));
        assertThat(gate.ordinal()).isZero();

        gate.admit(quote(NOON, 1.1, 1.2));
        gate.admit(quote(NOON, 1.1, 1.21));
        assertThat(gate.ordinal()).isEqualTo(1);

        gate.admit(quote(NOON + 1, 1.1, 1.21));
        assertThat(gate.ordinal()).isZero();
    }

    @Test
    void shouldRememberCrossedQuoteForMinute() {
        gate.admit(quote(NOON, 1.1, 1.2));

        assertThat(gate.admit(quote(NOON + 1, 1.3, 1.2))).isEqualTo(DeadLetterCode.CROSSED_QUOTE);
        gate.admit(quote(NOON + 60_000, 1.1, 1.2));
        assertThat(gate.hadCrossedQuoteLately()).isTrue();

        gate.admit(quote(NOON + 60_001, 1.1, 1.2));
        assertThat(gate.hadCrossedQuoteLately()).isFalse();
    }

    @Test
    void shouldRememberGapForAnHour() {
        gate.admit(quote(NOON, 1.1, 1.2));
        gate.admit(quote(NOON + 59_999, 1.1, 1.2));
        assertThat(gate.hadGapLately()).isFalse();

        gate.admit(quote(NOON + 119_999, 1.1, 1.2));
        assertThat(gate.hadGapLately()).isTrue();

        for (long millis = NOON + 119_999; millis < NOON + 119_999 + HOUR; millis += 30_000) {
            gate.admit(quote(millis, 1.1, 1.2));
        }
        assertThat(gate.hadGapLately()).isTrue();
        gate.admit(quote(NOON + 119_999 + HOUR, 1.1, 1.2));
        assertThat(gate.hadGapLately()).isFalse();
    }

    @Test
    void shouldStartSessionAtFirstTickAndAfterSilence() {
        gate.admit(quote(NOON, 1.1, 1.2));
        assertThat(gate.startsSession()).isTrue();

        gate.admit(quote(NOON, 1.1, 1.21));
        assertThat(gate.startsSession()).isFalse();
        gate.admit(quote(NOON + HOUR - 1, 1.1, 1.2));
        assertThat(gate.startsSession()).isFalse();
        gate.admit(quote(NOON + 2 * HOUR - 1, 1.1, 1.2));
        assertThat(gate.startsSession()).isTrue();
    }

    @Test
    void shouldRejectSpikeAndContinueAtOldLevel() {
        gate.admit(level(NOON, 100));

        assertThat(gate.admit(level(NOON + 1, 110.1))).isEqualTo(DeadLetterCode.PRICE_SPIKE);
        assertThat(gate.admit(level(NOON + 2, 89.9))).isEqualTo(DeadLetterCode.PRICE_SPIKE);
        assertThat(gate.admit(level(NOON + 3, 109.9))).isNull();
        assertThat(gate.startsSession()).isFalse();
    }

    @Test
    void shouldTakeAnyPriceAfterSessionGap() {
        gate.admit(level(NOON, 100));

        assertThat(gate.admit(level(NOON + HOUR, 150))).isNull();
    }

    @Test
    void shouldAcceptNewLevelConfirmedByFiveTicks() {
        gate.admit(level(NOON, 100));

        for (int i = 1; i <= 4; i++) {
            assertThat(gate.admit(level(NOON + i, 150 + i))).isEqualTo(DeadLetterCode.PRICE_SPIKE);
        }
        assertThat(gate.admit(level(NOON + 5, 152))).isNull();
        assertThat(gate.startsSession()).isTrue();
        assertThat(gate.admit(level(NOON + 6, 153))).isNull();
        assertThat(gate.startsSession()).isFalse();
    }

    @Test
    void shouldNotConfirmSpikeByItsCopies() {
        gate.admit(level(NOON, 100));

        for (int i = 0; i < 50; i++) {
            assertThat(gate.admit(level(NOON + 1, 150))).isEqualTo(DeadLetterCode.PRICE_SPIKE);
        }
    }

    @Test
    void shouldNotConfirmSpikesToDifferentLevels() {
        gate.admit(level(NOON, 100));

        for (int i = 1; i <= 50; i++) {
            assertThat(gate.admit(level(NOON + i, i % 2 == 0 ? 150 : 200)))
                    .isEqualTo(DeadLetterCode.PRICE_SPIKE);
        }
    }

    @Test
    void shouldForgetSuspicionAfterAcceptance() {
        gate.admit(level(NOON, 100));

        for (int i = 1; i <= 50; i++) {
            assertThat(gate.admit(level(NOON + 10L * i, 150)))
                    .isEqualTo(DeadLetterCode.PRICE_SPIKE);
            assertThat(gate.admit(level(NOON + 10L * i + 1, 100))).isNull();
        }
    }

    @Test
    void shouldRecoverFromOneWrongClock() {
        gate.admit(quote(NOON, 1.1, 1.2));

        assertThat(gate.admit(quote(NOON + 8 * DAY, 1.1, 1.2))).isEqualTo(DeadLetterCode.TIME_JUMP);
        assertThat(gate.admit(quote(NOON + 1, 1.1, 1.2))).isNull();
    }

    @Test
    void shouldAcceptFeedThatResumesAfterWeeks() {
        gate.admit(quote(NOON, 1.1, 1.2));
        long later = NOON + 30 * DAY;

        for (int i = 0; i < 4; i++) {
            assertThat(gate.admit(quote(later + i, 2.1, 2.2))).isEqualTo(DeadLetterCode.TIME_JUMP);
        }
        assertThat(gate.admit(quote(later + 4, 2.1, 2.2))).isNull();
        assertThat(gate.startsSession()).isTrue();
        assertThat(gate.hadGapLately()).isTrue();
    }

    @Test
    void shouldAcceptFeedAtOnceAfterWeekend() {
        gate.admit(quote(NOON, 1.1, 1.2));

        assertThat(gate.admit(quote(NOON + 7 * DAY, 1.1, 1.2))).isNull();
    }

    @Test
    void shouldRememberASuspicionAcrossARestore() throws IOException {
        gate.admit(level(NOON, 100));
        for (int i = 1; i <= 4; i++) {
            gate.admit(level(NOON + i, 150));
        }

        gate = restored(gate);

        assertThat(gate.admit(level(NOON + 5, 150))).isNull();
    }

    private static TickGate restored(TickGate gate) throws IOException {
        var bytes = new ByteArrayOutputStream();
        gate.write(new DataOutputStream(bytes));
        var restored = new TickGate();
        restored.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return restored;
    }

    private static Tick level(long millis, double mid) {
        return quote(millis, mid, mid);
    }

    private static Tick quote(long millis, double bid, double ask) {
        return new Tick("EURUSD", millis, bid, ask, Double.NaN, 0, 6, 0, 0, 0);
    }

    private static Tick trade(long millis, double last) {
        return new Tick("EURUSD", millis, 1.1, 1.2, last, 0, 6, 0, 0, 0);
    }
}
