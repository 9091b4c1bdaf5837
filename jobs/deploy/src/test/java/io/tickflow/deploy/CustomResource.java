package io.tickflow.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Custom resources that the manifests use, with the published schema of each. */
enum CustomResource {
    FLINK_DEPLOYMENT("flink.apache.org", "v1beta1", "FlinkDeployment"),
    FLINK_STATE_SNAPSHOT("flink.apache.org", "v1beta1", "FlinkStateSnapshot"),
    KAFKA("kafka.strimzi.io", "v1", "Kafka"),
    KAFKA_NODE_POOL("kafka.strimzi.io", "v1", "KafkaNodePool"),
    KAFKA_TOPIC("kafka.strimzi.io", "v1", "KafkaTopic"),
    KAFKA_USER("kafka.strimzi.io", "v1", "KafkaUser"),
    CLICKHOUSE_INSTALLATION("clickhouse.altinity.com", "v1", "ClickHouseInstallation"),
    POD_MONITOR("monitoring.coreos.com", "v1", "PodMonitor"),
    PROMETHEUS_RULE("monitoring.coreos.com", "v1", "PrometheusRule");

    /** Folder of the schemas beside the repository, which a clone alone does not have. */
    static final Path SCHEMAS = Repository.ROOT.resolve("../shared/schemas");

    private final String group;
    private final String version;
    private final String kind;

    CustomResource(String group, String version, String kind) {
        this.group = group;
        this.version = version;
        this.kind = kind;
    }

    /** Resource of a manifest; empty for an object of Kubernetes itself. */
    static Optional<CustomResource> of(Manifest manifest) {
        return Arrays.stream(values())
                .filter(resource -> resource.type().equals(manifest.type()))
                .findFirst();
    }

    String type() {
        return group + '/' + version + '/' + kind;
    }

    /** Schema of whole objects, in which Kubernetes checks the metadata. */
    Map<String, Object> schemaOfObjects() {
        Map<String, Object> schema = schema();
        Map<String, Object> properties = new HashMap<>(Yaml.map(schema.get("properties")));
        properties.put(
                "metadata", Map.of("type", "object", "x-kubernetes-preserve-unknown-fields", true));
        schema.put("properties", properties);
        return schema;
    }

    private Map<String, Object> schema() {
        Path file =
                SCHEMAS.resolve(
                        kind.toLowerCase(Locale.ROOT) + '-' + group + '-' + version + ".json");
        Map<String, Object> schema = new HashMap<>(Yaml.map(Yaml.documents(file).get(0)));
        Map<String, Object> properties = new HashMap<>(Yaml.map(schema.get("properties")));
        properties.put("apiVersion", Map.of("type", "string"));
        properties.put("kind", Map.of("type", "string"));
        properties.put("metadata", Map.of("type", "object"));
        schema.put("properties", properties);
        return schema;
    }

    /** Definition of the resource, to install in an API server. */
    Map<String, Object> definition() {
        String plural = plural();
        return Map.of(
                "apiVersion",
                "apiextensions.k8s.io/v1",
                "kind",
                "CustomResourceDefinition",
                "metadata",
                Map.of("name", plural + '.' + group),
                "spec",
                Map.of(
                        "group",
                        group,
                        "scope",
                        "Namespaced",
                        "names",
                        Map.of(
                                "kind",
                                kind,
                                "plural",
                                plural,
                                "singular",
                                kind.toLowerCase(Locale.ROOT)),
                        "versions",
                        List.of(
                                Map.of(
                                        "name",
                                        version,
                                        "served",
                                        true,
                                        "storage",
                                        true,
                                        // A status is no wish: it makes no new generation.
                                        "subresources",
                                        Map.of("status", Map.of()),
                                        "schema",
                                        Map.of("openAPIV3Schema", schema())))));
    }

    /** Name of the resource in the API. */
    String plural() {
        return kind.toLowerCase(Locale.ROOT) + 's';
    }

    static boolean hasSchemas() {
        return Files.isDirectory(SCHEMAS);
    }
}
