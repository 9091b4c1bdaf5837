package io.tickflow.core.feature.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeatureHashTest {

    @Test
    void shouldBeSixteenHexadecimalDigits() {
        assertThat(hash(new float[] {1, 2, 3})).matches("[0-9a-f]{16}");
    }

    /** What was published once stays comparable. */
    @Test
    void shouldStayWhatItIs() {
        float[] seven = {1, -2.5f, -0.0f, Float.NaN, 1e-40f, 3e38f, 0.1f};
        float[] eight = {1, -2.5f, -0.0f, Float.NaN, 1e-40f, 3e38f, 0.1f, 7};

        assertThat(hash(seven)).isEqualTo("262528177172c6cf");
        assertThat(hash(eight)).isEqualTo("9aab41564a54c477");
    }

    @Test
    void shouldTakeEveryNaNForSame() {
        float other = Float.intBitsToFloat(0x7fc12345);

        assertThat(hash(new float[] {1, other})).isEqualTo(hash(new float[] {1, Float.NaN}));
    }

    @Test
    void shouldDifferByOneBitOrOrder() {
        long seed = 41;
        var random = new Random(seed);
        var hashes = new HashSet<String>();
        float[] values = new float[40];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        hashes.add(hash(values));
        for (int i = 0; i < values.length; i++) {
            for (int bit = 0; bit < 23; bit++) {
                float[] other = values.clone();
                other[i] = Float.intBitsToFloat(Float.floatToIntBits(other[i]) ^ (1 << bit));
                hashes.add(hash(other));
            }
        }
        float[] swapped = values.clone();
        swapped[0] = values[1];
        swapped[1] = values[0];
        hashes.add(hash(swapped));

        assertThat(hashes).as("seed %d", seed).hasSize(2 + 40 * 23);
    }

    @Test
    void shouldRoundToFiniteFloatsOrOneNaN() {
        double[] frame = {
            0, -0.0, 1e-60, 1e60, -1e60, 0.1, Double.POSITIVE_INFINITY, Double.NaN, 7
        };
        int[] places = {8, 0, 1, 2, 3, 4, 5, 6, 7};
        var vector = new float[places.length];

        FeatureHash.round(frame, places, vector);

        float nan = Float.NaN;
        assertThat(vector).containsExactly(7, 0, 0, 0, nan, nan, 0.1f, nan, nan);
        for (float value : vector) {
            assertThat(Float.floatToRawIntBits(value)).isEqualTo(Float.floatToIntBits(value));
        }
        assertThat(Float.floatToRawIntBits(vector[2])).as("one zero").isZero();
    }

    private static String hash(float[] values) {
        double[] frame = new double[values.length];
        int[] places = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            frame[i] = values[i];
            places[i] = i;
        }
        return FeatureHash.round(frame, places, new float[values.length]);
    }
}
