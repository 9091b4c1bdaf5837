package io.tickflow.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.deadletter.DeadLetterCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instruments whose prices were negative, and those that have no quotes. */
class PriceRuleTest {

    private static final long NOON = 1_587_398_400_000L;
    private static final double WTI_USUAL = 20;

    private final TickGate gate = new TickGate();

    @ParameterizedTest
    @CsvSource({
        "-37.64, -37.62, NaN, true",
        "-0.01, 0.01, NaN, true",
        "-0.01, 0, -0.01, true",
        "0, 0.01, 0, true",
        "0, 0, 0, false",
        "0, 0, NaN, false",
    })
    void shouldAllowNegativePricesWhereConfigured(
            double bid, double ask, double last, boolean accepted) {
        gate.follow(new PriceRule(WTI_USUAL));

        assertThat(gate.admit(quote(NOON, bid, ask, last)))
                .isEqualTo(accepted ? null : DeadLetterCode.NON_POSITIVE_PRICE);
    }

    @Test
    void shouldFollowWtiThroughZeroWithoutLoss() {
        gate.follow(new PriceRule(WTI_USUAL));
        double mid = 10.45;
        for (int tick = 0; mid > -40; tick++, mid -= 0.37) {
            assertThat(gate.admit(quote(NOON + tick * 1_000L, mid - 0.01, mid + 0.01, Double.NaN)))
                    .as("mid %s", mid)
                    .isNull();
        }
        assertThat(gate.admit(quote(NOON + 9_000_000, 1.33, 1.35, Double.NaN))).isNull();
    }

    @Test
    void shouldStillDoubtSpikeOfTenthOfUsualPrice() {
        gate.follow(new PriceRule(WTI_USUAL));
        gate.admit(quote(NOON, -0.5, -0.49, Double.NaN));

        assertThat(gate.admit(quote(NOON + 1, 1.6, 1.61, Double.NaN)))
                .isEqualTo(DeadLetterCode.PRICE_SPIKE);
        assertThat(gate.admit(quote(NOON + 2, 1.4, 1.41, Double.NaN))).isNull();
    }

    @Test
    void shouldQuoteTickWithLastAloneAtLast() {
        Tick first = gate.quoted(quote(NOON, 0, 0, 182.63));

        assertThat(gate.admit(first)).isNull();
        assertThat(first.mid()).isEqualTo(182.63);
        Tick second = gate.quoted(quote(NOON + 1, Double.NaN, Double.NaN, 182.64));
        assertThat(gate.admit(second)).isNull();
        assertThat(second.spread()).isZero();
    }

    @Test
    void shouldRejectLastAloneWhileSymbolHasQuotes() {
        gate.admit(quote(NOON, 182.60, 182.64, 182.63));

        Tick lacking = gate.quoted(quote(NOON + 1, 0, 0, 182.63));
        assertThat(gate.admit(lacking)).isEqualTo(DeadLetterCode.NON_POSITIVE_PRICE);

        Tick nextDay = gate.quoted(quote(NOON + 3_600_000, 0, 0, 182.63));
        assertThat(gate.admit(nextDay)).isNull();
    }

    @Test
    void shouldNotQuoteHalfQuoteAtLast() {
        Tick half = gate.quoted(quote(NOON, 0, 182.64, 182.63));

        assertThat(gate.admit(half)).isEqualTo(DeadLetterCode.NON_POSITIVE_PRICE);
    }

    private static Tick quote(long millis, double bid, double ask, double last) {
        return new Tick("WTI", millis, bid, ask, last, 1, 0, 0, 0, 0);
    }
}
