package io.tickflow.core.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryShareTest {

    private static final long SEED = 11;

    @ParameterizedTest
    @CsvSource({"10%,10%", "' 0.50 %',0.5%", "100%,100%", "'GBPUSD, EURUSD',EURUSD|GBPUSD"})
    void shouldReadItsOwnText(String text, String expected) {
        CanaryShare share = CanaryShare.parse(text);

        assertThat(share).hasToString(expected.replace('|', ','));
        assertThat(CanaryShare.parse(share.toString())).isEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0%", "0.001%", "100.01%", "-1%", "%", "ten%", "10", "0.1", " ", ","})
    void shouldRefuseTheRest(String text) {
        assertThatThrownBy(() -> CanaryShare.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text.contains("%") ? "0.01% to 100%" : "10%");
    }

    @Test
    void shouldIncludeListedSymbols() {
        CanaryShare share = CanaryShare.parse("EURUSD,USDJPYm");

        assertThat(share.includes("EURUSD")).isTrue();
        assertThat(share.includes("USDJPY")).isFalse();
    }

    @Test
    void shouldIncludeTheShareOfSymbols() {
        var random = new SplittableRandom(SEED);
        CanaryShare share = CanaryShare.parse("10%");

        long included =
                IntStream.range(0, 20_000)
                        .filter(i -> share.includes("S" + Long.toHexString(random.nextLong())))
                        .count();

        assertThat(included / 20_000.0).as("seed %d", SEED).isCloseTo(0.1, within(0.02));
        assertThat(CanaryShare.parse("100%").includes("EURUSD")).isTrue();
    }

    /** By zlib: crc32(b"EURUSD") % 10000 and so on; another hash would move symbols. */
    @ParameterizedTest
    @CsvSource({"EURUSD,2539", "GBPUSD,3321", "XAUUSD,8981"})
    void shouldKeepSymbolsWhereTheyAre(String symbol, int hundredths) {
        assertThat(new CanaryShare(hundredths + 1, Set.of()).includes(symbol)).isTrue();
        assertThat(new CanaryShare(hundredths, Set.of()).includes(symbol)).isFalse();
    }
}
