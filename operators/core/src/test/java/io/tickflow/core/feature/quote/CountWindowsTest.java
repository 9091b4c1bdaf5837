package io.tickflow.core.feature.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.quote.SeededPath.Point;
import io.tickflow.core.state.StateInput;
import io.tickflow.core.state.StateOutput;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountWindowsTest {

    @Test
    void shouldDropBucketAsOldAsWindow() {
        var window = new CountWindows(1_000, 10, 1);
        countAt(SeededPath.NOON, window, 0);
        countAt(SeededPath.NOON + 9_999, window, 0);
        assertThat(window.total(0)).isEqualTo(2);

        countAt(SeededPath.NOON + 10_000, window, 0);

        assertThat(window.total(0)).isEqualTo(2);
    }

    @Test
    void shouldEqualCountsOfWholeSeries() {
        long seed = 31;
        int kinds = 3;
        List<Point> points = SeededPath.points(seed, 2_000);
        var window = new CountWindows(100, 10, kinds);

        for (int i = 0; i < points.size(); i++) {
            long millis = points.get(i).millis();
            countAt(millis, window, i % kinds);

            long from = millis / 100 * 100 - 900;
            var expected = new int[kinds];
            for (int j = 0; j <= i; j++) {
                expected[j % kinds] += points.get(j).millis() >= from ? 1 : 0;
            }
            for (int kind = 0; kind < kinds; kind++) {
                assertThat(window.total(kind))
                        .as("seed %d tick %d kind %d", seed, i, kind)
                        .isEqualTo(expected[kind]);
            }
        }
    }

    @Test
    void shouldGoOnFromWhatIsStored() throws IOException {
        long seed = 32;
        int kinds = 2;
        var kept = new CountWindows(1_000, 10, kinds);
        var stored = new CountWindows(1_000, 10, kinds);
        int i = 0;
        for (Point point : SeededPath.points(seed, 500)) {
            countAt(point.millis(), kept, i % kinds);
            countAt(point.millis(), stored, i % kinds);
            stored = loaded(stored, kinds);
            assertThat(stored.total(0)).as("seed %d tick %d", seed, i).isEqualTo(kept.total(0));
            assertThat(stored.total(1)).as("seed %d tick %d", seed, i).isEqualTo(kept.total(1));
            i++;
        }
    }

    @Test
    void shouldBalanceTwoKinds() {
        var window = new CountWindows(1_000, 10, 2);
        assertThat(window.imbalance(0, 1)).isZero();
        countAt(SeededPath.NOON, window, 0);
        countAt(SeededPath.NOON, window, 0);
        countAt(SeededPath.NOON, window, 0);
        countAt(SeededPath.NOON, window, 1);

        assertThat(window.imbalance(0, 1)).isEqualTo(0.5);
        assertThat(window.imbalance(1, 0)).isEqualTo(-0.5);
    }

    private static void countAt(long millis, CountWindows window, int kind) {
        window.advance(millis);
        window.count(kind);
    }

    private static CountWindows loaded(CountWindows window, int kinds) throws IOException {
        var out = new StateOutput();
        for (int kind = 0; kind < kinds; kind++) {
            window.write(kind, out);
        }
        var in = new StateInput(out.copy());
        var loaded = new CountWindows(1_000, 10, kinds);
        for (int kind = 0; kind < kinds; kind++) {
            loaded.readFrom(kind, in);
        }
        return loaded;
    }
}
