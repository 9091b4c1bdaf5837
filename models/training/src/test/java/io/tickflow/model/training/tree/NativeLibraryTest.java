package io.tickflow.model.training.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.model.training.run.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeLibraryTest {

    @Test
    void shouldNameMissingLibrary() {
        assertThatThrownBy(
                        () ->
                                NativeLibrary.load(
                                        "XGBoost",
                                        () -> {
                                            throw new ExceptionInInitializerError(
                                                    new UnsatisfiedLinkError(
                                                            "libgomp.so.1: cannot open"));
                                        }))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("libgomp.so.1: cannot open")
                .hasMessageContaining("libgomp1");
    }

    @Test
    void shouldLoadWhereTheLibraryIs() {
        assertThatCode(NativeLibrary::loadXgboost).doesNotThrowAnyException();
        assertThatCode(NativeLibrary::loadLightgbm).doesNotThrowAnyException();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldShareNoLibraryFileWithOtherProcesses() throws IOException {
        NativeLibrary.loadLightgbm();

        try (Stream<String> mapped = Files.lines(Path.of("/proc/self/maps"))) {
            assertThat(mapped.filter(line -> line.contains("lib_lightgbm")))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("tickflow-lightgbm"))
                    .allMatch(line -> line.endsWith("(deleted)"));
        }
    }
}
