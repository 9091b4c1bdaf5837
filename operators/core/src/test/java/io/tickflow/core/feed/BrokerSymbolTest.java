package io.tickflow.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerSymbolTest {

    @ParameterizedTest
    @CsvSource({
        "EURUSD, '', EURUSD, ''",
        "EURUSD.a, '', EURUSD, .a",
        "EURUSDm, '', EURUSD, m",
        "EURUSD.fxcm, '', EURUSD, .fxcm",
        "#EURUSD, #, EURUSD, ''",
        "XAUUSD., '', XAUUSD, .",
        "m.usdjpy_raw, m., USDJPY, _raw",
        "EURUSDJPY, '', EURUSD, JPY",
        "FXEURUSD, FX, EURUSD, ''",
    })
    void shouldSplitPairFromBrokerDecoration(
            String symbol, String prefix, String base, String suffix) {
        BrokerSymbol split = BrokerSymbol.of(symbol).orElseThrow();

        assertThat(split).isEqualTo(new BrokerSymbol(prefix, base, suffix));
        assertThat(split.isDecorated()).isEqualTo(!symbol.equals(base));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EURUS", "US500.cash", "EUREUR", "USDXAU", "BTCUSD", "ﬁﬁﬁ"})
    void shouldReturnEmptyWithoutPair(String symbol) {
        assertThat(BrokerSymbol.of(symbol)).isEmpty();
    }

    @Test
    void shouldKnowMetals() {
        assertThat(BrokerSymbol.of("#XAGUSD").orElseThrow().isMetal()).isTrue();
        assertThat(BrokerSymbol.of("EURUSD").orElseThrow().isMetal()).isFalse();
    }
}
