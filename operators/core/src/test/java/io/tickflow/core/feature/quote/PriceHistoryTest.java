package io.tickflow.core.feature.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.quote.SeededPath.Point;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceHistoryTest {

    private static final long STEP = 100;

    @ParameterizedTest
    @ValueSource(longs = {1_000, 5_000})
    void shouldReturnPriceAtEndOfPastStep(long ago) {
        long seed = 33;
        List<Point> points = SeededPath.points(seed, 1_000);
        long startStep = points.get(0).millis() / STEP;
        var history = new PriceHistory(STEP, 51);
        history.start(points.get(0).millis(), points.get(0).price());

        for (int i = 1; i < points.size(); i++) {
            Point point = points.get(i);
            history.add(point.millis(), points.get(i - 1).price(), point.price());

            long step = (point.millis() - ago) / STEP;
            Double expected =
                    step < startStep
                            ? Double.NaN
                            : SeededPath.heldBefore(points, (step + 1) * STEP);
            assertThat(history.before(ago)).as("seed %d tick %d", seed, i).isEqualTo(expected);
        }
    }
}
