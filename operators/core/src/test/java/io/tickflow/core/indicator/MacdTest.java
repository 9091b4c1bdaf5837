package io.tickflow.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacdTest {

    @Test
    void shouldBeNaNUntilTheFirstValidIndexOfEachLine() {
        double[] closes = SeededCloses.walk(7, 34);
        var macd = new Macd();

        for (int i = 0; i < closes.length; i++) {
            macd.update(closes[i]);

            assertThat(Double.isNaN(macd.macd())).as("macd at %d", i).isEqualTo(i < 25);
            assertThat(Double.isNaN(macd.signal())).as("signal at %d", i).isEqualTo(i < 33);
            assertThat(Double.isNaN(macd.histogram())).as("histogram at %d", i).isEqualTo(i < 33);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9})
    void shouldEqualTheLinesWorkedOutFromTheWholeSeries(long seed) {
        double[] closes = SeededCloses.walk(seed, 200);
        double[] fast = average(closes, 12);
        double[] slow = average(closes, 26);
        double[] line = new double[closes.length - 25];
        for (int i = 0; i < line.length; i++) {
            line[i] = fast[i + 25] - slow[i + 25];
        }
        double[] signal = average(line, 9);
        var macd = new Macd();

        for (int i = 0; i < closes.length; i++) {
            macd.update(closes[i]);

            if (i >= 33) {
                String where = "seed %d index %d".formatted(seed, i);
                assertThat(macd.macd()).as(where).isCloseTo(line[i - 25], within(1e-12));
                assertThat(macd.signal()).as(where).isCloseTo(signal[i - 25], within(1e-12));
                assertThat(macd.histogram()).isEqualTo(macd.macd() - macd.signal());
            }
        }
    }

    /** The textbook recurrence over a whole series; NaN before it starts. */
    private static double[] average(double[] series, int period) {
        double[] average = new double[series.length];
        Arrays.fill(average, Double.NaN);
        average[period - 1] = Arrays.stream(series, 0, period).average().orElseThrow();
        double alpha = 2.0 / (period + 1);
        for (int i = period; i < series.length; i++) {
            average[i] = alpha * series[i] + (1 - alpha) * average[i - 1];
        }
        return average;
    }
}
