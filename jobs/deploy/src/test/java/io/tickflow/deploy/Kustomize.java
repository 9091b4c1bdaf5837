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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kustomize of this machine, 5 or newer: that of the environment variable KUSTOMIZE, a {@code
 * kustomize} or the one within {@code kubectl} on the PATH.
 */
final class Kustomize {

    static final String ABSENT =
            "no kustomize 5 or newer: set KUSTOMIZE or have kustomize or kubectl on the PATH;"
                    + " overlays are not built";

    private static final Map<String, List<Manifest>> BUILT = new ConcurrentHashMap<>();

    private static final int MAJOR_MIN = 5;
    private static final Pattern VERSION = Pattern.compile("\\bv([0-9]+)\\.[0-9]+\\.[0-9]+");
    private static final Optional<List<String>> COMMAND = find();

    private Kustomize() {}

    /** True if there is one. */
    static boolean isPresent() {
        return COMMAND.isPresent();
    }

    /** Objects of an overlay; empty without a kustomize. */
    static Optional<List<Manifest>> build(String overlay) {
        return COMMAND.map(command -> BUILT.computeIfAbsent(overlay, name -> built(command, name)));
    }

    private static List<Manifest> built(List<String> command, String overlay) {
        List<String> line = new ArrayList<>(command);
        line.add(Repository.overlay(overlay).toString());
        List<Manifest> manifests = new ArrayList<>();
        for (Object document : Yaml.documents(output(line))) {
            manifests.add(new Manifest("overlay " + overlay, Yaml.map(document)));
        }
        return List.copyOf(manifests);
    }

    private static String output(List<String> line) {
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

    private static Optional<List<String>> find() {
        String named = System.getenv("KUSTOMIZE");
        if (named != null && !named.isBlank()) {
            return Optional.of(List.of(named, "build"));
        }
        if (isOnPath("kustomize") && isRecent(List.of("kustomize", "version"))) {
            return Optional.of(List.of("kustomize", "build"));
        }
        return isOnPath("kubectl") && isRecent(List.of("kubectl", "version", "--client"))
                ? Optional.of(List.of("kubectl", "kustomize"))
                : Optional.empty();
    }

    /** Returns true if the last version that {@code line} prints is at least {@link #MAJOR_MIN}. */
    private static boolean isRecent(List<String> line) {
        try {
            Matcher versions = VERSION.matcher(output(line));
            int major = 0;
            while (versions.find()) {
                major = Integer.parseInt(versions.group(1));
            }
            return major >= MAJOR_MIN;
        } catch (AssertionError e) {
            // An older kubectl, or one that cannot tell.
            return false;
        }
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
