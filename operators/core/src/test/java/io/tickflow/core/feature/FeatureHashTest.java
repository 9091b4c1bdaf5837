package io.tickflow.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeatureHashTest {

    @Test
    void shouldBeSixteenHexadecimalDigits() {
        assertThat(FeatureHash.of(new float[] {1, 2, 3})).matches("[0-9a-f]{16}");
    }

    @Test
    void shouldTakeEveryNaNForTheSame() {
        float other = Float.intBitsToFloat(0x7fc12345);

        assertThat(FeatureHash.of(new float[] {1, other}))
                .isEqualTo(FeatureHash.of(new float[] {1, Float.NaN}));
    }

    @Test
    void shouldTellApartWhatDiffersInOneBitOrInOrder() {
        long seed = 41;
        var random = new Random(seed);
        var hashes = new HashSet<String>();
        float[] values = new float[40];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        hashes.add(FeatureHash.of(values));
        for (int i = 0; i < values.length; i++) {
            for (int bit = 0; bit < 23; bit++) {
                float[] other = values.clone();
                other[i] = Float.intBitsToFloat(Float.floatToIntBits(other[i]) ^ (1 << bit));
                hashes.add(FeatureHash.of(other));
            }
        }
        float[] swapped = values.clone();
        swapped[0] = values[1];
        swapped[1] = values[0];
        hashes.add(FeatureHash.of(swapped));

        assertThat(hashes).as("seed %d", seed).hasSize(2 + 40 * 23);
    }
}
