package io.tickflow.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Pods that the objects of an overlay lead to, as far as the manifests say. */
final class PodTemplates {

    private static final String CONTAINERS = "containers";

    private PodTemplates() {}

    /** Pods of {@code manifests} with their labels. */
    static List<Manifest> of(List<Manifest> manifests) {
        List<Manifest> pods = new ArrayList<>();
        for (Manifest manifest : manifests) {
            switch (manifest.kind()) {
                case "StatefulSet", "Deployment" ->
                        pods.add(
                                pod(
                                        manifest,
                                        manifest.name(),
                                        manifest.map("spec", "template", "metadata"),
                                        withClaims(manifest)));
                case "FlinkDeployment" -> {
                    pods.add(flink(manifest, "jobManager"));
                    pods.add(flink(manifest, "taskManager"));
                }
                case "KafkaNodePool" ->
                        pods.add(
                                pod(
                                        manifest,
                                        manifest.name(),
                                        Map.of(
                                                "labels",
                                                Map.of(
                                                        "strimzi.io/cluster",
                                                        "tickflow",
                                                        "strimzi.io/pool-name",
                                                        manifest.name())),
                                        Map.of()));
                case "ClickHouseInstallation" ->
                        pods.add(
                                pod(
                                        manifest,
                                        manifest.name(),
                                        Map.of(
                                                "labels",
                                                Map.of(
                                                        "clickhouse.altinity.com/chi",
                                                        manifest.name())),
                                        clickHouse(manifest)));
                default -> {
                    // Leads to no Pod.
                }
            }
        }
        return pods;
    }

    /** Pod of a StatefulSet, which gives it the volumes of its claims. */
    private static Map<String, Object> withClaims(Manifest manifest) {
        List<Object> volumes =
                new ArrayList<>(manifest.list("spec", "template", "spec", "volumes"));
        for (Object claim : manifest.list("spec", "volumeClaimTemplates")) {
            Object name = Yaml.at(claim, "metadata", "name").orElseThrow();
            volumes.add(Map.of("name", name, "persistentVolumeClaim", Map.of("claimName", name)));
        }
        Map<String, Object> spec = new HashMap<>(manifest.map("spec", "template", "spec"));
        spec.put("volumes", volumes);
        return spec;
    }

    private static Map<String, Object> clickHouse(Manifest manifest) {
        return Yaml.map(
                Yaml.map(manifest.list("spec", "templates", "podTemplates").get(0)).get("spec"));
    }

    /** Pod of a process of Flink: the template of both and its own, as the operator joins them. */
    private static Manifest flink(Manifest manifest, String process) {
        Map<String, Object> labels =
                new HashMap<>(manifest.map("spec", "podTemplate", "metadata", "labels"));
        labels.put("app", manifest.name());
        labels.put("component", process.toLowerCase(Locale.ROOT));
        labels.put("type", "flink-native-kubernetes");
        Map<String, Object> spec =
                joined(
                        manifest.map("spec", "podTemplate", "spec"),
                        manifest.map("spec", process, "podTemplate", "spec"));
        return pod(manifest, manifest.name() + '-' + process, Map.of("labels", labels), spec);
    }

    private static Manifest pod(
            Manifest manifest,
            String name,
            Map<String, Object> metadata,
            Map<String, Object> spec) {
        Map<String, Object> named = new HashMap<>(metadata);
        named.put("name", name.toLowerCase(Locale.ROOT));
        return new Manifest(
                manifest.origin(),
                Map.of("apiVersion", "v1", "kind", "Pod", "metadata", named, "spec", spec));
    }

    /** Joins mappings key by key, and lists by the names of their elements. */
    static Map<String, Object> joined(Map<String, Object> below, Map<String, Object> above) {
        Map<String, Object> joined = new LinkedHashMap<>(below);
        above.forEach((key, value) -> joined.merge(key, value, PodTemplates::join));
        return joined;
    }

    private static Object join(Object below, Object above) {
        if (below instanceof Map<?, ?> && above instanceof Map<?, ?>) {
            return joined(Yaml.map(below), Yaml.map(above));
        }
        return below instanceof List<?> && above instanceof List<?>
                ? joined(Yaml.list(below), Yaml.list(above))
                : above;
    }

    private static List<Object> joined(List<Object> below, List<Object> above) {
        Map<Object, Object> byName = new LinkedHashMap<>();
        Stream.concat(below.stream(), above.stream())
                .forEach(
                        element ->
                                byName.merge(
                                        Yaml.map(element).getOrDefault("name", element),
                                        element,
                                        PodTemplates::join));
        return List.copyOf(byName.values());
    }

    /** Containers of a Pod. */
    static List<Map<String, Object>> containers(Manifest pod) {
        return pod.list("spec", CONTAINERS).stream().map(Yaml::map).toList();
    }
}
