package io.tickflow.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipSizeTest {

    @ParameterizedTest
    @CsvSource({
        "EURUSD, 0.0001",
        "EURUSD.fxcm, 0.0001",
        "mEURUSD, 0.0001",
        "eur/usd, 0.0001",
        "FX:EUR_USD-pro, 0.0001",
        "NZDUSD, 0.0001",
        "USDJPY, 0.01",
        "USDJPYm, 0.01",
        "xGBPJPY.r, 0.01",
        "XAUUSD, 0.1",
        "XAUEUR.pro, 0.1",
        "XAGUSD, 0.01",
        "BTCUSD, NaN",
        "US500.cash, NaN",
        "USDUSD, NaN",
        "GER40, NaN",
        "EUR, NaN",
        "'', NaN"
    })
    void shouldKnowThePipByTheName(String symbol, Double pip) {
        assertThat(PipSize.of(symbol)).isEqualTo(pip);
    }
}
