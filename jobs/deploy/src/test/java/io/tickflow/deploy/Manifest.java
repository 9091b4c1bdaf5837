package io.tickflow.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Object of Kubernetes.
 *
 * @param origin file or overlay
 * @param content as in YAML
 */
record Manifest(String origin, Map<String, Object> content) {

    /** Kind with its group and version, such as {@code kafka.strimzi.io/v1/KafkaTopic}. */
    String type() {
        return content.get("apiVersion") + "/" + kind();
    }

    String kind() {
        return String.valueOf(content.get("kind"));
    }

    String name() {
        return Yaml.at(content, "metadata", "name").map(String::valueOf).orElse("");
    }

    /** Value at {@code path}. */
    Optional<Object> at(String... path) {
        return Yaml.at(content, path);
    }

    /** Mapping at {@code path}; empty if there is none. */
    Map<String, Object> map(String... path) {
        return Yaml.map(at(path).orElse(Map.of()));
    }

    /** List at {@code path}; empty if there is none. */
    List<Object> list(String... path) {
        return Yaml.list(at(path).orElse(List.of()));
    }

    @Override
    public String toString() {
        return origin + ": " + kind() + ' ' + name();
    }
}
