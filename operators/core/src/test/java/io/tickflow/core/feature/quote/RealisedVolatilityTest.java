package io.tickflow.core.feature.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.feature.quote.SeededPath.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealisedVolatilityTest {

    private static final long GRID = 5_000;

    private final RealisedVolatility volatility = new RealisedVolatility(12);

    @Test
    void shouldBeNaNUntilTwelveIntervalsAreClosed() {
        volatility.start(SeededPath.NOON, 1);
        volatility.advance(SeededPath.NOON + 59_999, 2);
        assertThat(volatility.shortVolatility()).isNaN();

        volatility.advance(SeededPath.NOON + 60_000, 2);

        assertThat(volatility.shortVolatility()).isEqualTo(1);
    }

    @Test
    void shouldHaveNoRatioUntilTenMinutesAreClosed() {
        volatility.start(SeededPath.NOON, 1);
        volatility.advance(SeededPath.NOON + 599_999, 1);
        assertThat(volatility.ratio()).isNaN();

        volatility.advance(SeededPath.NOON + 600_000, 1);

        assertThat(volatility.ratio()).isEqualTo(1);
    }

    @Test
    void shouldEqualSumsOfWholeSeries() {
        long seed = 34;
        List<Point> points = SeededPath.points(seed, 3_000);
        long startInterval = points.get(0).millis() / GRID;
        volatility.start(points.get(0).millis(), points.get(0).price());

        for (int i = 1; i < points.size(); i++) {
            long millis = points.get(i).millis();
            volatility.advance(millis, points.get(i - 1).price());

            long now = millis / GRID;
            String where = "seed %d tick %d".formatted(seed, i);
            double minute = squares(points, StrictMath.max(startInterval, now - 12), now);
            if (now - startInterval >= 12) {
                assertThat(volatility.shortVolatility())
                        .as(where)
                        .isCloseTo(StrictMath.sqrt(minute), within(1e-12));
            }
            if (now - startInterval >= 120 && i % 10 == 0) {
                long from = StrictMath.max(startInterval, ((now - 1) / 12 - 29) * 12);
                double longMean = squares(points, from, now) / (now - from);
                double expected = longMean == 0 ? 1 : StrictMath.sqrt(minute / 12 / longMean);
                assertThat(volatility.ratio()).as(where).isCloseTo(expected, within(1e-9));
            }
        }
    }

    private static double squares(List<Point> points, long fromInterval, long toInterval) {
        double sum = 0;
        for (long interval = fromInterval; interval < toInterval; interval++) {
            double before = SeededPath.heldBefore(points, interval * GRID);
            double change = SeededPath.heldBefore(points, (interval + 1) * GRID) - before;
            sum += change * change;
        }
        return sum;
    }
}
