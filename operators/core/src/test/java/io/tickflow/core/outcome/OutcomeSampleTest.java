package io.tickflow.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutcomeSampleTest {

    private static final int IDS = 20_000;

    @Test
    void shouldTakeItsShareOfIds() {
        var sample = new OutcomeSample(0.25);

        assertThat(taken(sample) / (double) IDS).isCloseTo(0.25, within(0.02));
        assertThat(taken(sample)).as("the same again").isEqualTo(taken(sample));
    }

    @Test
    void shouldTakeAllOrNoneAtTheEnds() {
        assertThat(taken(OutcomeSample.ALL)).isEqualTo(IDS);
        assertThat(taken(new OutcomeSample(0))).isZero();
    }

    private static long taken(OutcomeSample sample) {
        return IntStream.range(0, IDS)
                .filter(i -> sample.takes("%032x".formatted(i * 7_919L)))
                .count();
    }
}
