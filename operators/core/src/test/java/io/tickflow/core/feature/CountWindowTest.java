package io.tickflow.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.SeededPath.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountWindowTest {

    @Test
    void shouldDropABucketOnceItIsAsOldAsTheWindow() {
        var window = new CountWindow(1_000, 10);
        window.add(SeededPath.NOON, 1);
        window.add(SeededPath.NOON + 9_999, 1);
        assertThat(window.total()).isEqualTo(2);

        window.add(SeededPath.NOON + 10_000, 1);

        assertThat(window.total()).isEqualTo(2);
    }

    @Test
    void shouldCountWhatTheWholeSeriesHasInTheWindow() {
        long seed = 31;
        List<Point> points = SeededPath.points(seed, 2_000);
        var window = new CountWindow(100, 10);

        for (int i = 0; i < points.size(); i++) {
            long millis = points.get(i).millis();
            window.add(millis, 1);

            long from = millis / 100 * 100 - 900;
            long expected =
                    points.subList(0, i + 1).stream().filter(p -> p.millis() >= from).count();
            assertThat(window.total()).as("seed %d tick %d", seed, i).isEqualTo((int) expected);
        }
    }
}
