package io.tickflow.core.feature.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.market.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;

class MidPathTest {

    private static final long GRID = 5_000;

    @Test
    void shouldEqualReturnsAndVolatilitiesOfWholeSeries() {
        long seed = 42;
        List<Tick> ticks = SeededQuotes.ticks(seed, 2_500);
        var features = new SessionFeatures();

        for (int i = 0; i < ticks.size(); i++) {
            features.add(ticks.get(i));
            if (i % 7 == 0 || i < 300) {
                var naive = new NaiveTicks(ticks.subList(0, i + 1));
                String where = "seed %d tick %d".formatted(seed, i);
                check(features, "mid_ret_30s", change(naive, 30_000, 1_000), where);
                check(features, "mid_ret_60s", change(naive, 60_000, 1_000), where);
                check(features, "mid_ret_300s", change(naive, 300_000, 5_000), where);
                check(features, "rv_300s", shortVolatility(naive), where);
                check(features, "rv_1800s", longVolatility(naive), where);
            }
        }
    }

    private static void check(
            SessionFeatures features, String name, double expectedPrice, String where) {
        double expected = expectedPrice / features.scale();
        assertThat(features.value(name))
                .as("%s, %s", name, where)
                .isCloseTo(expected, within(1e-4));
    }

    private static double change(NaiveTicks ticks, long ago, long step) {
        long then = (ticks.nowMillis() - ago) / step;
        if (then < ticks.startMillis() / step) {
            return Double.NaN;
        }
        return ticks.heldBefore(Long.MAX_VALUE).mid() - ticks.heldBefore((then + 1) * step).mid();
    }

    private static double shortVolatility(NaiveTicks ticks) {
        long now = ticks.nowMillis() / GRID;
        if (now - ticks.startMillis() / GRID < 60) {
            return Double.NaN;
        }
        return StrictMath.sqrt(squares(ticks, now - 60, now));
    }

    private static double longVolatility(NaiveTicks ticks) {
        long now = ticks.nowMillis() / GRID;
        long start = ticks.startMillis() / GRID;
        if (now - start < 120) {
            return Double.NaN;
        }
        long from = StrictMath.max(start, ((now - 1) / 12 - 29) * 12);
        return StrictMath.sqrt(360 * squares(ticks, from, now) / (now - from));
    }

    private static double squares(NaiveTicks ticks, long fromInterval, long toInterval) {
        double sum = 0;
        double before = ticks.heldBefore(fromInterval * GRID).mid();
        for (long interval = fromInterval; interval < toInterval; interval++) {
            double after = ticks.heldBefore((interval + 1) * GRID).mid();
            sum += (after - before) * (after - before);
            before = after;
        }
        return sum;
    }
}
