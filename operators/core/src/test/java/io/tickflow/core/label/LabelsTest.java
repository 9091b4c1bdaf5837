package io.tickflow.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

    @Test
    void shouldMakeExampleOfEachFamily() {
        for (LabelFamily family : Labels.families()) {
            assertThat(Labels.parse(family.example()).name()).isEqualTo(family.example());
        }
        assertThat(Labels.parse("sm_N5")).isEqualTo(Labels.SM_N5);
    }

    @ParameterizedTest
    @CsvSource({
        "sm_N5, label_sm_n5",
        "ret_60s, label_ret_60s",
        "rv60, label_rv60",
        "tb_0.5_120s, label_tb_0p5_120s"
    })
    void shouldNameColumnsLikeFeatures(String name, String column) {
        assertThat(Labels.parse(name).column()).isEqualTo(column).matches("[a-z][a-z0-9_]*");
    }

    @ParameterizedTest
    @CsvSource({
        "sm_N1001, 'at most 1,000 ticks ahead'",
        "ret_25h, at most 24h",
        "rv_5s, a multiple of 12s",
        "tb_0_60s, 'above 0 to 1,000 spreads'",
        "tb_1_2h, at most 1h"
    })
    void shouldRefuseSizesOutOfRange(String name, String right) {
        assertThatThrownBy(() -> Labels.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sm_5", "ret_60", "rv", "tb_1", "SM_N5", "sm_N0", "up"})
    void shouldListLabelsForAnotherName(String name) {
        assertThatThrownBy(() -> Labels.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no label '" + name + "'")
                .hasMessageContaining("sm_N<k> (sm_N5), ret_<duration> (ret_60s)");
    }

    @Test
    void shouldSuggestLabelOfSameFamily() {
        assertThatThrownBy(() -> Labels.parse("ret_60")).hasMessageEndingWith("Maybe ret_60s?");
    }

    @Test
    void shouldDetectTieDespiteRounding() {
        // In doubles (1.38676 + 1.38674 + 3 * 1.38675) / 5 is not 1.38675.
        assertThat(labels(1.38675, 1.38676, 1.38674, 1.38675, 1.38675, 1.38675))
                .startsWith(Label.TIE);
        assertThat(labels(1.38675, 1.386755, 1.38675, 1.38675, 1.38675, 1.38675))
                .startsWith(Label.UP);
    }

    @Test
    void shouldLabelPricesBelowZero() {
        assertThat(labels(-37.63, -37.62, -37.62, -37.62, -37.62, -37.62)).startsWith(Label.UP);
        assertThat(labels(-37.63, -37.63, -37.63, -37.63, -37.63, -37.63)).startsWith(Label.TIE);
    }

    @Test
    void shouldStartSessionAfterAnHourOfSilence() {
        var series = new QuoteSeries("TEST");
        series.add(0, 1, 1, true);
        series.add(3_599_999, 1, 1, false);
        series.add(7_199_999, 1, 1, false);
        series.add(7_199_998, 1, 1, false);

        assertThat(series.startsSession(1)).isFalse();
        assertThat(series.startsSession(2)).isTrue();
        assertThat(series.startsSession(3)).isTrue();
        assertThat(series.sessionEnd(0)).isEqualTo(2);
        assertThat(series.sessionStart(1)).isZero();
    }

    private static byte[] labels(double... mids) {
        var series = new QuoteSeries("TEST");
        for (int i = 0; i < mids.length; i++) {
            series.add(i, mids[i], 1, i == 0);
        }
        return Labels.SM_N5.of(series);
    }
}
