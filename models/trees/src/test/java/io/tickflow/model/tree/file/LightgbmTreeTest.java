package io.tickflow.model.tree.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LightgbmTreeTest {

    private static final long SEED = 5;

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                1e-35f,
                -1e-35f,
                1e-35,
                -1e-35,
                1e-36,
                -1e-36,
                1.1e-35,
                -1.1e-35,
                1e-300,
                -1e-300,
                1e300,
                -1e300,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            })
    void shouldSeparateFloatsNextToThreshold(double threshold) {
        check(threshold);
    }

    @Test
    void shouldSeparateFloatsAsLightgbmDoes() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < 100_000; i++) {
            check((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-40, 39)));
        }
    }

    private static void check(double threshold) {
        float encoded = LightgbmTree.floatThreshold(threshold);
        float near = (float) threshold;
        float[] values = {
            near,
            Math.nextUp(near),
            Math.nextDown(near),
            0,
            -0f,
            1e-35f,
            -1e-35f,
            Math.nextUp(1e-35f),
            Math.nextDown(-1e-35f),
            Float.MIN_VALUE,
            -Float.MIN_VALUE
        };
        for (float value : values) {
            // LightGBM drops inputs up to 1e-35f, and compares the rest as doubles.
            double seen = Math.abs((double) value) <= 1e-35f ? 0 : value;
            assertThat(value <= encoded)
                    .as("%s <= %s, seed %d", value, threshold, SEED)
                    .isEqualTo(seen <= threshold);
        }
    }
}
