package io.tickflow.core.feature.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.quote.SeededPath.Point;
import io.tickflow.core.state.StateInput;
import io.tickflow.core.state.StateOutput;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeWindowTest {

    private static final long BUCKET = 5_000;
    private static final int BUCKETS = 12;

    @Test
    void shouldSpanWhatWasHeldInWindow() {
        long seed = 32;
        List<Point> points = SeededPath.points(seed, 1_000);
        var window = new RangeWindow(BUCKET, BUCKETS);
        window.start(points.get(0).millis(), points.get(0).price());

        for (int i = 1; i < points.size(); i++) {
            Point point = points.get(i);
            window.add(point.millis(), points.get(i - 1).price(), point.price());

            double expected = rangeOf(points.subList(0, i + 1), point.millis());
            assertThat(window.range()).as("seed %d tick %d", seed, i).isEqualTo(expected);
        }
    }

    @Test
    void shouldGoOnFromWhatIsStored() throws IOException {
        long seed = 33;
        List<Point> points = SeededPath.points(seed, 500);
        var kept = new RangeWindow(BUCKET, BUCKETS);
        kept.start(points.get(0).millis(), points.get(0).price());
        RangeWindow stored = loaded(kept);
        for (int i = 1; i < points.size(); i++) {
            Point point = points.get(i);
            kept.add(point.millis(), points.get(i - 1).price(), point.price());
            stored.add(point.millis(), points.get(i - 1).price(), point.price());
            stored = loaded(stored);

            assertThat(stored.range()).as("seed %d tick %d", seed, i).isEqualTo(kept.range());
        }
    }

    private static RangeWindow loaded(RangeWindow window) throws IOException {
        var out = new StateOutput();
        window.write(out);
        var loaded = new RangeWindow(BUCKET, BUCKETS);
        loaded.readFrom(new StateInput(out.copy()));
        return loaded;
    }

    private static double rangeOf(List<Point> points, long millis) {
        long from = (millis / BUCKET - BUCKETS + 1) * BUCKET;
        double high = SeededPath.heldBefore(points, from);
        double low = high;
        for (Point point : points) {
            if (point.millis() >= from) {
                high = StrictMath.max(high, point.price());
                low = StrictMath.min(low, point.price());
            }
        }
        return high - low;
    }
}
