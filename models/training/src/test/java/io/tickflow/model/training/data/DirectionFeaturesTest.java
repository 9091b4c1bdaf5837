package io.tickflow.model.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DirectionFeaturesTest {

    private static final int WIDTH = DirectionFeatures.NAMES.size();
    private static final double LEVEL = 1_000_000;

    @Test
    void shouldBeFeaturesOfTheEngine() {
        assertThat(FeatureSet.standard().schema().names()).containsAll(DirectionFeatures.NAMES);
    }

    @Test
    void shouldReflectLikeEngineInMirroredMarket() {
        int[] positions = FeatureSet.standard().schema().positionsOf(DirectionFeatures.NAMES);
        var engine = new FeatureEngine("test", FeatureSet.standard());
        var plain = FeatureSet.standard().newState();
        var mirrored = FeatureSet.standard().newState();
        var random = new Random(17);
        long millis = 1_400_000_000_000L;
        double bid = LEVEL;
        double ask = LEVEL + 60;
        for (int i = 0; i < 5_000; i++) {
            millis += random.nextInt(4) == 0 ? 5 : random.nextInt(900);
            bid += random.nextInt(3) == 0 ? random.nextInt(21) - 10 : 0;
            ask = Math.max(bid + 20, ask + (random.nextInt(3) == 0 ? random.nextInt(21) - 10 : 0));
            float[] row = row(engine, plain, positions, millis, bid, ask);
            float[] expected =
                    row(engine, mirrored, positions, millis, 2 * LEVEL - ask, 2 * LEVEL - bid);

            if (row == null || expected == null) {
                assertThat(row).isEqualTo(expected);
                continue;
            }
            float[] both = DirectionFeatures.withReflections(row);
            for (int f = 0; f < WIDTH; f++) {
                // Only the spread in basis points depends on the level of prices.
                assertThat(both[WIDTH + f])
                        .as(DirectionFeatures.NAMES.get(f) + " at tick " + i)
                        .isCloseTo(expected[f], within(2e-3f * Math.max(1, Math.abs(expected[f]))));
            }
        }
    }

    @Test
    void shouldAppendReflectionsWithOppositeLabels() {
        var rows = new float[2 * WIDTH];
        rows[WIDTH + DirectionFeatures.NAMES.indexOf("mid_diff_1")] = 3;
        rows[WIDTH + DirectionFeatures.NAMES.indexOf("last_bid_change")] = 2;

        float[] both = DirectionFeatures.withReflections(rows);

        assertThat(both).hasSize(4 * WIDTH).startsWith(rows);
        assertThat(both[3 * WIDTH + DirectionFeatures.NAMES.indexOf("mid_diff_1")]).isEqualTo(-3);
        assertThat(both[3 * WIDTH + DirectionFeatures.NAMES.indexOf("last_ask_change")])
                .isEqualTo(-2);
        assertThat(DirectionFeatures.withOpposites(new float[] {0, 1})).containsExactly(0, 1, 1, 0);
    }

    private static float[] row(
            FeatureEngine engine,
            SymbolState state,
            int[] positions,
            long millis,
            double bid,
            double ask) {
        var tick = new Tick("TEST", millis, bid, ask, Double.NaN, 0, 6, 0, 0, millis);
        var vector = engine.step(state, tick).vector();
        if (vector == null || !vector.ready()) {
            return null;
        }
        var row = new float[WIDTH];
        for (int f = 0; f < WIDTH; f++) {
            row[f] = vector.values()[positions[f]];
        }
        return row;
    }
}
