package io.tickflow.model.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * ONNX Runtime of this process. The runtime unpacks its libraries into a temporary folder and
 * leaves it behind, so the folder is deleted here once they are loaded.
 */
final class NativeRuntime {

    /** Memory mappings of this process, available only on Linux. */
    private static final Path MAPPED = Path.of("/proc/self/maps");

    /** Library loaded last; the files beside it are then no longer needed. */
    private static final String LAST_LIBRARY = "/libonnxruntime4j_jni.so";

    private static final String FOLDER = "/onnxruntime-java";

    private static final OrtEnvironment ENVIRONMENT = load();

    private NativeRuntime() {}

    /** Environment shared by this process. */
    static OrtEnvironment environment() {
        return ENVIRONMENT;
    }

    private static OrtEnvironment load() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        withoutTelemetry(environment);
        if (Files.isReadable(MAPPED)) {
            unpackedLibraries().forEach(NativeRuntime::deleteFolderOf);
        }
        return environment;
    }

    /**
     * Turns telemetry off, which ONNX Runtime enables by default. Events before this call are
     * avoided only by {@code ORT_DISABLE_TELEMETRY=1} in the environment of the process.
     */
    private static void withoutTelemetry(OrtEnvironment environment) {
        try {
            environment.setTelemetry(false);
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "the telemetry of ONNX Runtime cannot be turned off", e);
        }
    }

    private static List<Path> unpackedLibraries() {
        try (Stream<String> lines = Files.lines(MAPPED)) {
            return lines.filter(line -> line.contains(FOLDER) && line.endsWith(LAST_LIBRARY))
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void deleteFolderOf(Path library) {
        Path folder = library.getParent();
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // Deletion is left to the end of this process, as on other systems.
            folder.toFile().deleteOnExit();
        }
    }
}
