package io.tickflow.model.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * ONNX Runtime in this process. It unpacks its libraries into a folder for temporary files that it
 * does not delete, so that is done here, as soon as they are loaded.
 */
final class NativeRuntime {

    /** What the kernel says is mapped into this process; only Linux has it. */
    private static final Path MAPPED = Path.of("/proc/self/maps");

    /** The last one that it loads: whatever lies beside it is not needed any more. */
    private static final String LAST_LIBRARY = "/libonnxruntime4j_jni.so";

    private static final String FOLDER = "/onnxruntime-java";

    private static final OrtEnvironment ENVIRONMENT = load();

    private NativeRuntime() {}

    /** The one environment of this process. */
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
     * ONNX Runtime records its use for its maker unless it is told not to. It has begun to by now;
     * only {@code ORT_DISABLE_TELEMETRY=1} in the environment of the process keeps it from that
     * too.
     */
    private static void withoutTelemetry(OrtEnvironment environment) {
        try {
            environment.setTelemetry(false);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot be told to keep no telemetry", e);
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
            // Left to the end of this process, as it is everywhere else.
            folder.toFile().deleteOnExit();
        }
    }
}
