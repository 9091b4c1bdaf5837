package io.tickflow.core.feature.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.market.Tick;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuoteArrivalsTest {

    @Test
    void shouldEqualCountsOverWholeSeries() {
        long seed = 43;
        List<Tick> ticks = SeededQuotes.ticks(seed, 3_000);
        var features = new SessionFeatures();

        for (int i = 0; i < ticks.size(); i++) {
            features.add(ticks.get(i));

            var naive = new NaiveTicks(ticks.subList(0, i + 1));
            String where = "seed %d tick %d".formatted(seed, i);
            long all = count(naive, 5_000, 12, j -> true);
            assertThat(features.value("log_ticks_60s"))
                    .as(where)
                    .isCloseTo(StrictMath.log1p((double) all), within(1e-6));
            long ups = count(naive, 5_000, 12, j -> naive.move(j) > 0);
            long downs = count(naive, 5_000, 12, j -> naive.move(j) < 0);
            assertThat(features.value("move_imbalance_60s"))
                    .as(where)
                    .isCloseTo(imbalance(ups, downs), within(1e-7));
            long bids = count(naive, 1_000, 10, j -> j > 0 && bid(ticks, j) != bid(ticks, j - 1));
            long asks = count(naive, 1_000, 10, j -> j > 0 && ask(ticks, j) != ask(ticks, j - 1));
            assertThat(features.value("side_imbalance_10s"))
                    .as(where)
                    .isCloseTo(imbalance(bids, asks), within(1e-7));
        }
    }

    private static long count(NaiveTicks ticks, long bucket, int buckets, IntPredicate counts) {
        return IntStream.range(0, ticks.ticks().size())
                .filter(j -> ticks.isWithin(j, bucket, buckets))
                .filter(counts)
                .count();
    }

    private static double imbalance(long one, long other) {
        return one + other == 0 ? 0 : (one - other) / (double) (one + other);
    }

    private static double bid(List<Tick> ticks, int i) {
        return ticks.get(i).bid();
    }

    private static double ask(List<Tick> ticks, int i) {
        return ticks.get(i).ask();
    }
}
