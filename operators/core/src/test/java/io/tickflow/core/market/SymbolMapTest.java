package io.tickflow.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolMapTest {

    @ParameterizedTest
    @CsvSource({
        "BTCUSD, BTC*, true",
        "BTC, BTC*, true",
        "XBTC, BTC*, false",
        "EURUSD.a, *.a, true",
        "EURUSD.ab, *.a, false",
        "EURUSD.a, *USD*, true",
        "aab, *ab, true",
        "EURUSD, *, true",
        "EURUSD, eurusd, false",
        "EURUSD, EURUSD, true",
        "A.B, A?B, false",
    })
    void shouldMatchNamesAndStars(String symbol, String pattern, boolean fits) {
        assertThat(new SymbolMap<>(Map.of(pattern, 1)).of(symbol, 0)).isEqualTo(fits ? 1 : 0);
    }

    @Test
    void shouldPreferNameThenLongerPattern() {
        var map = new SymbolMap<>(Map.of("*", 1, "BTC*", 2, "BTCUSD", 3, "*USD", 4));

        assertThat(map.of("BTCUSD", 0)).isEqualTo(3);
        assertThat(map.of("BTCEUR", 0)).isEqualTo(2);
        assertThat(map.of("EURUSD", 0)).isEqualTo(4);
        assertThat(map.of("XAU", 0)).isEqualTo(1);
    }

    @Test
    void shouldReadTheSameHoweverItWasPutTogether() {
        assertThat(new SymbolMap<>(Map.of("A", 1, "B*", 2)))
                .isEqualTo(new SymbolMap<>(Map.of("B*", 2, "A", 1)))
                .hasToString("{A=1, B*=2}");
    }
}
