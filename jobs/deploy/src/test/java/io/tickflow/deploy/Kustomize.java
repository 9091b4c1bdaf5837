package io.tickflow.deploy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kustomize of this machine: that of the environment variable KUSTOMIZE, a {@code kustomize} or
 * the one within {@code kubectl} on the PATH.
 */
final class Kustomize {

    static final String ABSENT =
            "no kustomize: set KUSTOMIZE or have kustomize or kubectl on the PATH; overlays are not built";

    private static final Map<String, List<Manifest>> BUILT = new ConcurrentHashMap<>();

    private Kustomize() {}

    /** True if there is one. */
    static boolean isPresent() {
        return command().isPresent();
    }

    /** Objects of an overlay; empty without a kustomize. */
    static Optional<List<Manifest>> build(String overlay) {
        return command()
                .map(command -> BUILT.computeIfAbsent(overlay, name -> built(command, name)));
    }

    private static List<Manifest> built(List<String> command, String overlay) {
        List<Manifest> manifests = new ArrayList<>();
        for (Object document : Yaml.documents(run(command, Repository.overlay(overlay)))) {
            manifests.add(new Manifest("overlay " + overlay, Yaml.map(document)));
        }
        return List.copyOf(manifests);
    }

    private static String run(List<String> command, Path folder) {
        List<String> line = new ArrayList<>(command);
        line.add(folder.toString());
        try {
            Path errors = Files.createTempFile("kustomize", ".err");
            Process process = new ProcessBuilder(line).redirectError(errors.toFile()).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String message = Files.readString(errors);
            int code = process.waitFor();
            Files.delete(errors);
            if (code != 0) {
                throw new AssertionError(line + " ended with " + code + ": " + message);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Optional<List<String>> command() {
        String named = System.getenv("KUSTOMIZE");
        if (named != null && !named.isBlank()) {
            return Optional.of(List.of(named, "build"));
        }
        if (isOnPath("kustomize")) {
            return Optional.of(List.of("kustomize", "build"));
        }
        return isOnPath("kubectl")
                ? Optional.of(List.of("kubectl", "kustomize"))
                : Optional.empty();
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
