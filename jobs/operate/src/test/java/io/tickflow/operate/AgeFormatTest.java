package io.tickflow.operate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeFormatTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "440, 0.4 s",
        "9949, 9.9 s",
        "12000, 12 s",
        "252000, 4 min 12 s",
        "11100000, 3 h 5 min",
        "187200000, 2 d 4 h",
        "-500, 0.0 s",
        "-60000, -1 min 0 s",
    })
    void shouldWriteAgeInSuitableUnit(long millis, String text) {
        assertThat(AgeFormat.text(millis)).isEqualTo(text);
    }
}
