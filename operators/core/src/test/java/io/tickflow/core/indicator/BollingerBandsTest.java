package io.tickflow.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BollingerBandsTest {

    private static final int PERIOD = 20;

    private final BollingerBands bands = new BollingerBands(PERIOD, 2);

    @Test
    void shouldBeNaNUntilItsFirstValidIndex() {
        double[] closes = SeededCloses.walk(10, PERIOD);
        for (int i = 0; i < PERIOD - 1; i++) {
            bands.update(closes[i]);
        }
        assertThat(bands.middle()).isNaN();
        assertThat(bands.percentB()).isNaN();
        assertThat(bands.bandwidth()).isNaN();

        bands.update(closes[PERIOD - 1]);

        assertThat(bands.middle()).isFinite();
        assertThat(bands.percentB()).isFinite();
        assertThat(bands.bandwidth()).isFinite();
    }

    @Test
    void shouldStandInTheMiddleOfBandsThatCoincide() {
        for (int i = 0; i < PERIOD; i++) {
            bands.update(1.38675);
        }

        assertThat(bands.middle()).isEqualTo(1.38675);
        assertThat(bands.percentB()).isEqualTo(0.5);
        assertThat(bands.bandwidth()).isZero();
    }

    @Test
    void shouldStayInItsRangeWhenOneCloseLeavesAFlatLine() {
        for (int i = 0; i < PERIOD - 1; i++) {
            bands.update(1);
        }
        bands.update(2);

        assertThat(bands.percentB()).isBetween(1.0, 1.6);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void shouldEqualTheBandsWorkedOutFromTheLastCloses(long seed) {
        double[] closes = SeededCloses.walk(seed, 400);

        for (int i = 0; i < closes.length; i++) {
            bands.update(closes[i]);

            if (i >= PERIOD - 1) {
                double[] window = Arrays.copyOfRange(closes, i - PERIOD + 1, i + 1);
                double mean = Arrays.stream(window).average().orElseThrow();
                double squares = Arrays.stream(window).map(x -> (x - mean) * (x - mean)).sum();
                double width = 2 * StrictMath.sqrt(squares / PERIOD);
                String where = "seed %d index %d".formatted(seed, i);
                assertThat(bands.middle()).as(where).isCloseTo(mean, within(1e-12));
                assertThat(bands.bandwidth()).as(where).isCloseTo(2 * width / mean, within(1e-11));
                assertThat(bands.percentB())
                        .as(where)
                        .isCloseTo((closes[i] - mean + width) / (2 * width), within(1e-6));
            }
        }
    }

    @Test
    void shouldNotCarryTheRoundingOfHugeValuesIntoLaterOnes() {
        for (int i = 0; i < 100_000; i++) {
            bands.update(1e12 + i);
        }
        for (int i = 0; i < PERIOD; i++) {
            bands.update(i % 2);
        }

        assertThat(bands.middle()).isEqualTo(0.5);
        assertThat(bands.bandwidth()).isCloseTo(4, within(1e-12));
    }
}
