package io.tickflow.core.bar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BarBuilderTest {

    private static final long NOON = 1_399_032_000_000L;

    private final BarBuilder builder = new BarBuilder(Timeframe.SECONDS_10);

    @Test
    void shouldDropTheFormingBarWhenTimeGoesBack() {
        builder.add(NOON + 90_000, 9);

        assertThat(builder.add(NOON, 1)).isNull();
        assertThat(builder.add(NOON + 10_000, 2))
                .isEqualTo(new Bar(Timeframe.SECONDS_10, NOON, 1, 1, 1, 1, 1));
    }

    @Test
    void shouldCloseABarWithTheFirstTickAfterIt() {
        assertThat(builder.add(NOON, 2)).isNull();
        assertThat(builder.add(NOON + 4_000, 5)).isNull();
        assertThat(builder.add(NOON + 5_000, 1)).isNull();
        assertThat(builder.add(NOON + 9_999, 3)).isNull();

        Bar closed = builder.add(NOON + 10_000, 7);

        assertThat(closed).isEqualTo(new Bar(Timeframe.SECONDS_10, NOON, 2, 5, 1, 3, 4));
    }

    @Test
    void shouldMakeNoBarOfAnIntervalWithoutATick() {
        builder.add(NOON, 2);

        Bar closed = builder.add(NOON + 3_600_000, 3);
        Bar next = builder.add(NOON + 3_610_000, 4);

        assertThat(closed).isEqualTo(new Bar(Timeframe.SECONDS_10, NOON, 2, 2, 2, 2, 1));
        assertThat(next).isEqualTo(new Bar(Timeframe.SECONDS_10, NOON + 3_600_000, 3, 3, 3, 3, 1));
    }

    @Test
    void shouldAlignBarsToUtcWhereverTheFirstTickFalls() {
        builder.add(NOON + 7_000, 2);

        Bar closed = builder.add(NOON + 10_000, 3);

        assertThat(closed).isNotNull();
        assertThat(closed.startMillis()).isEqualTo(NOON);
    }

    @ParameterizedTest
    @EnumSource(Timeframe.class)
    void shouldEqualTheBarsCutOutOfTheWholeSeries(Timeframe timeframe) {
        long seed = 21;
        var random = new Random(seed);
        var times = new ArrayList<Long>();
        var mids = new ArrayList<Double>();
        long millis = NOON;
        for (int i = 0; i < 2_000; i++) {
            millis += (long) (-2_000 * StrictMath.log(1 - random.nextDouble()));
            times.add(millis);
            mids.add(1 + random.nextDouble());
        }
        var incremental = new BarBuilder(timeframe);
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < times.size(); i++) {
            Bar closed = incremental.add(times.get(i), mids.get(i));
            if (closed != null) {
                bars.add(closed);
            }
        }

        assertThat(bars).as("seed %d", seed).isEqualTo(cutOut(timeframe, times, mids));
    }

    private static List<Bar> cutOut(Timeframe timeframe, List<Long> times, List<Double> mids) {
        var bars = new ArrayList<Bar>();
        long length = timeframe.lengthMillis();
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
                        new Bar(
                                timeframe,
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
}
