package io.tickflow.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Behaviour of the native library. */
class OnnxRuntimeTest {

    @Test
    void shouldTurnTelemetryOff() throws Exception {
        try (InputStream library =
                OrtEnvironment.class.getResourceAsStream("native/linux-x64/libonnxruntime.so")) {
            // As text a byte is a character.
            String text = new String(library.readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(text.contains("ORT_DISABLE_ALL")).as("it is the library").isTrue();
            assertThat(text.contains("ORT_DISABLE_TELEMETRY")).as("telemetry to disable").isFalse();
            assertThat(text.contains("events.data.microsoft.com")).as("its collector").isFalse();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldDeleteUnpackedLibraries() throws Exception {
        assertThat(NativeRuntime.environment().getVersion()).isNotEmpty();

        assertThat(Files.readAllLines(Path.of("/proc/self/maps")))
                .filteredOn(line -> line.contains("/libonnxruntime"))
                .isNotEmpty()
                .allMatch(line -> line.endsWith(" (deleted)"));
    }
}
