package io.tickflow.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressWordsTest {

    @Test
    void shouldNotEstimateTimeFromFirstTick() {
        assertThat(ProgressWords.left(0, 10)).isEqualTo("starting");
        assertThat(ProgressWords.left(1e-6, 0.3)).isEqualTo("starting");
        assertThat(ProgressWords.left(0.25, 2)).isEqualTo("6 s left");
        assertThat(ProgressWords.left(0.001, 10)).isEqualTo("9,990 s left");
        assertThat(ProgressWords.left(1, 0.5)).isEqualTo("0 s left");
        assertThat(ProgressWords.left(1.01, 5)).isEqualTo("0 s left");
    }

    @Test
    void shouldCountOneTick() {
        assertThat(ProgressWords.ticks(0)).isEqualTo("0 ticks");
        assertThat(ProgressWords.ticks(1)).isEqualTo("1 tick");
        assertThat(ProgressWords.ticks(84_712)).isEqualTo("84,712 ticks");
    }
}
