package io.tickflow.core.bar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeBarsTest {

    private static final long NOON = 1_399_032_000_000L;

    private final BarBuilder builder = BarSpec.seconds(10).builder();

    @Test
    void shouldCloseBarWithFirstTickAfterIt() {
        assertThat(builder.add(NOON, 2)).isFalse();
        assertThat(builder.add(NOON + 4_000, 5)).isFalse();
        assertThat(builder.add(NOON + 5_000, 1)).isFalse();
        assertThat(builder.add(NOON + 9_999, 3)).isFalse();
        assertThat(builder.add(NOON + 10_000, 7)).isTrue();

        assertThat(text(builder.closed())).isEqualTo(text(NOON, 2, 5, 1, 3, 4));
        assertThat(text(builder.forming())).isEqualTo(text(NOON + 10_000, 7, 7, 7, 7, 1));
    }

    @Test
    void shouldSkipIntervalsWithoutTicks() {
        builder.add(NOON, 2);

        assertThat(builder.add(NOON + 3_600_000, 3)).isTrue();
        assertThat(text(builder.closed())).isEqualTo(text(NOON, 2, 2, 2, 2, 1));
        assertThat(builder.add(NOON + 3_610_000, 4)).isTrue();
        assertThat(text(builder.closed())).isEqualTo(text(NOON + 3_600_000, 3, 3, 3, 3, 1));
    }

    @Test
    void shouldDropFormingBarWhenTimeGoesBack() {
        builder.add(NOON + 90_000, 9);

        assertThat(builder.add(NOON, 1)).isFalse();
        assertThat(builder.add(NOON + 10_000, 2)).isTrue();
        assertThat(text(builder.closed())).isEqualTo(text(NOON, 1, 1, 1, 1, 1));
    }

    @Test
    void shouldAlignBarsToUtc() {
        builder.add(NOON + 7_000, 2);

        assertThat(builder.add(NOON + 10_000, 3)).isTrue();
        assertThat(builder.closed().startMillis()).isEqualTo(NOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "10s", "M1", "M5", "H1", "D1"})
    void shouldEqualBarsCutFromWholeSeries(String name) {
        long seed = 21;
        BarSpec spec = BarSpec.parse(name);
        var random = new Random(seed);
        var times = new ArrayList<Long>();
        var mids = new ArrayList<Double>();
        long millis = NOON;
        for (int i = 0; i < 2_000; i++) {
            millis += (long) (-2_000 * StrictMath.log(1 - random.nextDouble()));
            times.add(millis);
            mids.add(1 + random.nextDouble());
        }
        BarBuilder incremental = spec.builder();
        var bars = new ArrayList<String>();
        for (int i = 0; i < times.size(); i++) {
            if (incremental.add(times.get(i), mids.get(i))) {
                bars.add(text(incremental.closed()));
            }
        }

        assertThat(bars).as("seed %d", seed).isEqualTo(cutOut(spec.size(), times, mids));
    }

    private static List<String> cutOut(long length, List<Long> times, List<Double> mids) {
        var bars = new ArrayList<String>();
        long lastStart = times.get(times.size() - 1) / length * length;
        for (long start = times.get(0) / length * length; start < lastStart; start += length) {
            var inside = new ArrayList<Double>();
            for (int i = 0; i < times.size(); i++) {
                if (times.get(i) >= start && times.get(i) < start + length) {
                    inside.add(mids.get(i));
                }
            }
            if (!inside.isEmpty()) {
                bars.add(
                        text(
                                start,
                                inside.get(0),
                                inside.stream().max(Double::compare).orElseThrow(),
                                inside.stream().min(Double::compare).orElseThrow(),
                                inside.get(inside.size() - 1),
                                inside.size()));
            }
        }
        return bars;
    }

    private static String text(Bar bar) {
        return bar.toString();
    }

    private static String text(
            long start, double open, double high, double low, double close, int ticks) {
        return "Bar[%d, %s, %s, %s, %s, %d ticks]".formatted(start, open, high, low, close, ticks);
    }
}
