package io.tickflow.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.ticks.TickFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayInputTest {

    private final Path directory;

    ReplayInputTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({
        "EURUSD_20140501-20140512.mt5.csv.gz, EURUSD",
        "EURUSD.fxcm_20140506-20140507.mt5.csv.gz, EURUSD.fxcm",
        "USDJPYm_x_y.csv, USDJPYm",
        "GBPUSD.a.csv, GBPUSD.a",
        "XAUUSD.MT5.CSV.GZ, XAUUSD",
        "BTCUSD, BTCUSD"
    })
    void shouldReadSymbolFromFileName(String name, String symbol) {
        assertThat(TickFile.of(Path.of("some", name)).symbol()).isEqualTo(symbol);
    }

    @Test
    void shouldRefuseNameThatTellsNoSymbol() {
        assertThatThrownBy(() -> TickFile.of(Path.of("_2014.csv")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("_2014.csv");
    }

    @Test
    void shouldReadAPace() {
        assertThat(ReplaySpeed.parse("max").isMax()).isTrue();
        assertThat(ReplaySpeed.parse("60")).isEqualTo(new ReplaySpeed(60));
        assertThat(ReplaySpeed.parse("0.5").isMax()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "fast", ""})
    void shouldRefuseWhatIsNoPace(String text) {
        assertThatThrownBy(() -> ReplaySpeed.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a speed is 'max' or a number above 0, not '" + text + "'");
    }

    @Test
    void shouldMergeByTimeAndKeepFileOrder() throws IOException {
        TickFile first = file("A_1.csv", "00:00:01.000", "00:00:03.000", "00:00:02.000");
        TickFile second = file("B_1.csv", "00:00:01.000", "00:00:02.500", "00:00:03.000");

        List<String> order = new ArrayList<>();
        try (var ticks = new MergedTicks(List.of(first, second))) {
            for (var tick = ticks.next(); tick != null; tick = ticks.next()) {
                order.add(tick.symbol() + " " + tick.serverLocalMillis() % 86_400_000);
            }
        }

        assertThat(order)
                .containsExactly("A 1000", "B 1000", "B 2500", "A 3000", "A 2000", "B 3000");
    }

    @Test
    void shouldReadFilesOfSymbolByFirstTick() throws IOException {
        TickFile late = file("A_2.csv", "00:00:05.000", "00:00:06.000");
        TickFile early = file("A_1.csv", "00:00:01.000", "00:00:03.000");
        TickFile other = file("B_1.csv", "00:00:04.000");

        List<String> order = new ArrayList<>();
        try (var ticks = new MergedTicks(List.of(late, other, early))) {
            for (var tick = ticks.next(); tick != null; tick = ticks.next()) {
                order.add(tick.symbol() + " " + tick.serverLocalMillis() % 86_400_000);
            }
            assertThat(ticks.fractionRead()).isEqualTo(1);
        }

        assertThat(order).containsExactly("A 1000", "A 3000", "B 4000", "A 5000", "A 6000");
    }

    private TickFile file(String name, String... times) throws IOException {
        var text = new StringBuilder("<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>\n");
        for (String time : times) {
            text.append("2014.05.01\t").append(time).append("\t1.1\t1.2\t\t\t6\n");
        }
        return TickFile.of(Files.writeString(directory.resolve(name), text));
    }
}
