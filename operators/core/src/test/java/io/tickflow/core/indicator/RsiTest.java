package io.tickflow.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RsiTest {

    private static final int PERIOD = 14;

    @Test
    void shouldBeNaNUntilItsFirstValidIndex() {
        var rsi = new Rsi(PERIOD);
        for (int i = 0; i < PERIOD; i++) {
            rsi.update(i);
        }
        assertThat(rsi.value()).isNaN();

        rsi.update(PERIOD);

        assertThat(rsi.value()).isEqualTo(100);
    }

    @Test
    void shouldBeZeroIfEveryCloseIsLower() {
        var rsi = new Rsi(PERIOD);
        for (int i = 0; i <= PERIOD; i++) {
            rsi.update(100 - i);
        }

        assertThat(rsi.value()).isZero();
    }

    @Test
    void shouldBeFiftyIfNothingMoves() {
        var rsi = new Rsi(PERIOD);
        for (int i = 0; i <= PERIOD; i++) {
            rsi.update(1.1);
        }

        assertThat(rsi.value()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void shouldEqualWildersFormulaWorkedOutFromTheWholeSeries(long seed) {
        double[] closes = SeededCloses.walk(seed, 300);
        var rsi = new Rsi(PERIOD);

        for (int i = 0; i < closes.length; i++) {
            rsi.update(closes[i]);

            if (i >= PERIOD) {
                assertThat(rsi.value())
                        .as("seed %d index %d", seed, i)
                        .isCloseTo(fromTheWholeSeries(closes, i), within(1e-8))
                        .isBetween(0.0, 100.0);
            }
        }
    }

    private static double fromTheWholeSeries(double[] closes, int last) {
        double gain = 0;
        double loss = 0;
        for (int i = 1; i <= PERIOD; i++) {
            gain += StrictMath.max(closes[i] - closes[i - 1], 0) / PERIOD;
            loss += StrictMath.max(closes[i - 1] - closes[i], 0) / PERIOD;
        }
        for (int i = PERIOD + 1; i <= last; i++) {
            gain = (gain * (PERIOD - 1) + StrictMath.max(closes[i] - closes[i - 1], 0)) / PERIOD;
            loss = (loss * (PERIOD - 1) + StrictMath.max(closes[i - 1] - closes[i], 0)) / PERIOD;
        }
        double relativeStrength = gain / loss;
        return 100 - 100 / (1 + relativeStrength);
    }
}
