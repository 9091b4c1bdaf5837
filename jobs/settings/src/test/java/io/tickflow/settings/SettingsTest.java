package io.tickflow.settings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @TempDir private Path folder;

    @Test
    void shouldReadNestedAndDottedKeys() throws Exception {
        Path file =
                file(
                        """
                        tickflow:
                          mode: PAPER
                          features: {bars: [10s, M1]}
                        tickflow.feed.topic: t
                        1: 2
                        null: x
                        """);

        assertThat(Settings.load(file, Map.of("tickflow.mode", "DEMO")).toMap())
                .containsEntry("tickflow.mode", "DEMO")
                .containsEntry("tickflow.features.bars", "10s; M1")
                .containsEntry("tickflow.feed.topic", "t");
    }

    @Test
    void shouldTakeEmptyFile() throws Exception {
        assertThat(Settings.load(file(""), Map.of()).toMap()).isEmpty();
        assertThat(Settings.load(file("# nothing\ntickflow:\n"), Map.of()).toMap()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- a                              | is no YAML mapping",
                "hello                            | is no YAML mapping",
                "tickflow: 5                      | 'tickflow:' needs options below",
                "tickflow: [a]                    | 'tickflow:' needs options below",
                "a: 1\\na: 2                      | line 2, column 1: found duplicate key a",
                "tickflow:\\n\\tmode: secret       | line 2, column 1: found character",
                "a: 1\\n---\\nb: 2                 | line 2, column 1: but found another document",
                "kafka: {bootstrap-servers: a}    | 'kafka:' stands outside of 'tickflow:'",
                "execution: {lease: 5 s}          | 'execution:' stands outside of 'tickflow:'",
                "pipeline: a                      | 'pipeline:' stands outside of 'tickflow:'",
                "a: \u00e4                        | no text in UTF-8"
            })
    void shouldRefuseInOneLine(String text, String problem) throws Exception {
        Path file = file(text.replace("\\n", "\n").replace("\\t", "\t"));

        assertThatThrownBy(() -> Settings.load(file, Map.of()))
                .isInstanceOfSatisfying(
                        InvalidOptionsException.class,
                        e ->
                                assertThat(e.problems())
                                        .singleElement()
                                        .asString()
                                        .contains(file.toString(), problem)
                                        .doesNotContain("\n", "secret"));
    }

    @Test
    void shouldTakeFlinkOptionsOfSameSections() throws Exception {
        Path file =
                file(
                        "execution: {checkpointing: {interval: 5 s}}\npipeline: {object-reuse: true}\n");

        assertThat(Settings.load(file, Map.of()).toMap())
                .containsOnlyKeys("execution.checkpointing.interval", "pipeline.object-reuse");
    }

    @Test
    void shouldRefuseFolder() {
        assertThatThrownBy(() -> Settings.load(folder, Map.of()))
                .hasMessageContaining("'" + folder + "' is a folder");
        assertThatThrownBy(() -> Settings.load(folder.resolve("absent"), Map.of()))
                .hasMessageContaining("there is no file " + folder.resolve("absent"));
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("settings.yaml"), text, ISO_8859_1);
    }
}
