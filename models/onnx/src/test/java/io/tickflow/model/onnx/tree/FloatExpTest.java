package io.tickflow.model.onnx.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloatExpTest {

    @Test
    void shouldBeWithinOneBitOfTheExactValue() {
        int different = 0;
        int count = 0;
        for (float x = -80; x <= 0; x += 0x1p-12f) {
            float exact = (float) StrictMath.exp(x);
            float found = FloatExp.exp(x);
            int gap = Math.abs(Float.floatToIntBits(found) - Float.floatToIntBits(exact));
            assertThat(gap).as("exp(%s)", x).isLessThanOrEqualTo(1);
            different += gap;
            count++;
        }
        assertThat(different).as("of %d", count).isLessThan(count / 100);
    }

    @Test
    void shouldBeExactAtZeroAndKeepNaN() {
        assertThat(FloatExp.exp(0f)).isEqualTo(1f);
        assertThat(FloatExp.exp(-0f)).isEqualTo(1f);
        assertThat(FloatExp.exp(Float.NaN)).isNaN();
    }
}
