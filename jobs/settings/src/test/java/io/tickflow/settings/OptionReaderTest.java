package io.tickflow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionReaderTest {

    private static final ConfigOption<Integer> CAPACITY =
            ConfigOptions.key("tickflow.scoring.capacity").intType().defaultValue(7);
    private static final ConfigOption<Double> GATE =
            ConfigOptions.key("tickflow.signal.confidence-min").doubleType().defaultValue(0.6);

    @TempDir Path directory;

    @Test
    void shouldNameEveryProblemAtOnce() {
        var reader =
                new OptionReader(
                        Configuration.fromMap(
                                Map.of(
                                        "tickflow.scoring.capacity", "many",
                                        "tickflow.signal.confidence-min", "1.5",
                                        "tickflow.signal.confidence-mni", "0.7",
                                        "tickflow.signl.cooldown", "1 s")));
        reader.read(CAPACITY);
        reader.read(GATE, gate -> gate <= 1, "must be at most 1");
        reader.refuseUnknownKeys();

        assertThatThrownBy(reader::throwIfInvalid)
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("tickflow.scoring.capacity: 'many' is not a Integer")
                .hasMessageContaining("tickflow.signal.confidence-min: '1.5' must be at most 1")
                .hasMessageContaining("tickflow.signal.confidence-mni: no such option")
                .hasMessageContaining("tickflow.signl.cooldown: no such option");
    }

    @Test
    void shouldTakeOptionsOfOtherJobs() {
        var reader =
                new OptionReader(
                        Configuration.fromMap(
                                Map.of(
                                        "tickflow.risk.open-trades-max", "5",
                                        "tickflow.desk.lots-by-symbol.EURUSD", "0.2")));
        reader.read(CAPACITY);
        reader.refuseUnknownKeys();

        assertThatCode(reader::throwIfInvalid).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseWrongOptionsOfOtherJobs() {
        var reader =
                new OptionReader(
                        Configuration.fromMap(
                                Map.of(
                                        "tickflow.risk.open-trades-max", "few",
                                        "tickflow.risk.open-trade-max", "5")));
        reader.read(CAPACITY);
        reader.refuseUnknownKeys();

        assertThatThrownBy(reader::throwIfInvalid)
                .hasMessageContaining("tickflow.risk.open-trades-max: 'few' is not a")
                .hasMessageContaining("tickflow.risk.open-trade-max: no such option");
    }

    @Test
    void shouldReadNestedKeysMapsAndOverrides() throws Exception {
        Path file = directory.resolve("tickflow.yaml");
        Files.writeString(
                file,
                """
                tickflow:
                  scoring:
                    capacity: 9
                  feed.server-times:
                    EURUSD.fxcm: "-05:00"
                tickflow.signal.confidence-min: 0.7
                """);

        var reader =
                new OptionReader(
                        Settings.load(file, Map.of("tickflow.signal.confidence-min", "0.8")));

        assertThat(reader.read(CAPACITY)).isEqualTo(9);
        assertThat(reader.read(GATE)).isEqualTo(0.8);
        assertThat(reader.readMap(FeedOptions.SERVER_TIMES))
                .containsOnly(Map.entry("EURUSD.fxcm", "-05:00"));
        reader.refuseUnknownKeys();
        reader.throwIfInvalid();
    }

    @Test
    void shouldSayThatAFileIsMissing() {
        assertThatThrownBy(() -> Settings.load(directory.resolve("none.yaml"), Map.of()))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("none.yaml");
    }
}
