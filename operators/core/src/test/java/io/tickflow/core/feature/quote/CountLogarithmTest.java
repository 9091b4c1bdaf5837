package io.tickflow.core.feature.quote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountLogarithmTest {

    @Test
    void shouldEqualTheLogarithmToTheBit() {
        for (int count = 0; count < 10_000; count++) {
            assertThat(Double.doubleToRawLongBits(CountLogarithm.of(count)))
                    .as("%d", count)
                    .isEqualTo(Double.doubleToRawLongBits(StrictMath.log1p(count)));
        }
        assertThat(CountLogarithm.of(1e15)).isEqualTo(StrictMath.log1p(1e15));
        assertThat(CountLogarithm.of(Double.NaN)).isNaN();
    }
}
