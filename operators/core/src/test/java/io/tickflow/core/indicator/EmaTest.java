package io.tickflow.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmaTest {

    private static final int PERIOD = 20;

    @Test
    void shouldBeNaNUntilItsFirstValidIndex() {
        var ema = new Ema(3);

        ema.update(1);
        ema.update(2);
        assertThat(ema.value()).isNaN();

        ema.update(6);
        assertThat(ema.value()).isEqualTo(3);
    }

    @Test
    void shouldWeighNewValuesByTwoOverPeriodPlusOne() {
        var ema = new Ema(3);
        for (double x : new double[] {1, 2, 6}) {
            ema.update(x);
        }

        ema.update(7);

        assertThat(ema.value()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldEqualTheAverageWorkedOutFromTheWholeSeries(long seed) {
        double[] closes = SeededCloses.walk(seed, 500);
        var ema = new Ema(PERIOD);

        for (int i = 0; i < closes.length; i++) {
            ema.update(closes[i]);

            double expected = fromTheWholeSeries(closes, i);
            if (i < PERIOD - 1) {
                assertThat(ema.value()).isNaN();
            } else {
                assertThat(ema.value())
                        .as("seed %d index %d", seed, i)
                        .isCloseTo(expected, within(1e-12));
            }
        }
    }

    /** Every value with its weight, newest first, and the start value with what is left. */
    private static double fromTheWholeSeries(double[] closes, int last) {
        double alpha = 2.0 / (PERIOD + 1);
        double weight = 1;
        double sum = 0;
        for (int i = last; i >= PERIOD; i--) {
            sum += weight * alpha * closes[i];
            weight *= 1 - alpha;
        }
        double start = 0;
        for (int i = 0; i < PERIOD; i++) {
            start += closes[i] / PERIOD;
        }
        return sum + weight * start;
    }

    @Test
    void shouldRefuseAPeriodBelowOne() {
        assertThatThrownBy(() -> new Ema(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
