package io.tickflow.deploy;

import io.tickflow.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;

/** Files of the repository that deploy Tickflow. */
final class Repository {

    static final Path ROOT = Path.of("../..");
    static final Path KUBERNETES = ROOT.resolve("k8s");
    static final List<String> OVERLAYS = List.of("dev", "staging", "prod");

    /** Example with the component settings-store, built like an overlay. */
    static final String SETTINGS_STORE = "../examples/settings-store";

    /** Names of files that kustomize reads itself. */
    private static final List<String> OF_KUSTOMIZE =
            List.of("kustomization.yaml", "kustomizeconfig.yaml");

    private Repository() {}

    /** YAML files of {@code k8s/}. */
    static List<Path> yamlFiles() {
        try (Stream<Path> files = Files.walk(KUBERNETES)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Objects in the files of {@code k8s/}, also those that patch another one. */
    static List<Manifest> manifests() {
        List<Manifest> manifests = new ArrayList<>();
        for (Path file : yamlFiles()) {
            if (OF_KUSTOMIZE.contains(file.getFileName().toString())
                    || file.endsWith("tickflow.yaml")
                    || file.endsWith("instruments.yaml")) {
                continue;
            }
            for (Object document : Yaml.documents(file)) {
                manifests.add(
                        new Manifest(KUBERNETES.relativize(file).toString(), Yaml.map(document)));
            }
        }
        return manifests;
    }

    /** Settings of an overlay, with the instruments of the base. */
    static Configuration settings(String overlay) {
        return Settings.load(
                overlay(overlay).resolve("tickflow.yaml"),
                KUBERNETES.resolve("base/instruments.yaml"),
                Map.of());
    }

    static Path overlay(String name) {
        return KUBERNETES.resolve("overlays").resolve(name);
    }
}
