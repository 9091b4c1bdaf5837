package io.tickflow.core.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarSpecTest {

    @ParameterizedTest
    @CsvSource({
        "1s, 1s, 1000",
        "60s, M1, 60000",
        "M5, M5, 300000",
        "M60, H1, 3600000",
        "H4, H4, 14400000",
        "H24, D1, 86400000",
        "D1, D1, 86400000",
        "T500, T500, 500",
        "I100, I100, 100"
    })
    void shouldReadItsOwnNames(String text, String name, long size) {
        BarSpec spec = BarSpec.parse(text);

        assertThat(spec).hasToString(name);
        assertThat(spec.size()).isEqualTo(size);
        assertThat(BarSpec.parse(spec.toString())).isEqualTo(spec);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0s", "7s", "H5", "D2", "T1", "I0", "T9999999", "M", "5", "X5", "m5", ""})
    void shouldRejectUnknownBarNames(String text) {
        assertThatThrownBy(() -> BarSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".*(bars|ticks).*");
    }

    @Test
    void shouldNameInvalidLengthLikeTheUser() {
        assertThatThrownBy(() -> BarSpec.parse("M7"))
                .hasMessageStartingWith("bars cannot be M7, as a day must be a whole number")
                .hasMessageContaining("M1 to M6, M10")
                .message()
                .doesNotContain("420000");
        assertThatThrownBy(() -> BarSpec.parse("D2")).hasMessageStartingWith("bars cannot be D2,");
        assertThatThrownBy(() -> BarSpec.parse("7s")).hasMessageStartingWith("bars cannot be 7s,");
        assertThatThrownBy(() -> BarSpec.parse("T1")).hasMessageEndingWith("not 1");
    }

    @Test
    void shouldEndNamesOfFeaturesInLowerCase() {
        assertThat(BarSpec.parse("M15").label()).isEqualTo("m15");
    }
}
