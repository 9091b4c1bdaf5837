package io.tickflow.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.tickflow.cli.console.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Content of the folder monitoring/. */
public final class MonitoringFiles {

    /** The folder of rules and of their tests. */
    public static final Path PROMETHEUS = Home.resolve("monitoring/prometheus");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();

    private MonitoringFiles() {}

    /** Names of Flink's metrics that any rule or dashboard asks for, as PromQl gives them. */
    public static Set<String> flinkMetrics() {
        Set<String> names = new TreeSet<>();
        expressions().values().forEach(text -> names.addAll(PromQl.metrics(text)));
        names.removeIf(name -> !name.startsWith("flink_"));
        return names;
    }

    /** Every expression of rules and dashboards, by its place. */
    static Map<String, String> expressions() {
        Map<String, String> expressions = new TreeMap<>();
        for (JsonNode rule : rules()) {
            String name = rule.path("alert").asText() + rule.path("record").asText();
            expressions.put(name, rule.path("expr").asText());
        }
        for (Path file : files("monitoring/grafana", ".json")) {
            for (JsonNode panel : read(JSON, file).path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    String place =
                            file.getFileName()
                                    + ", "
                                    + panel.path("title").asText()
                                    + ' '
                                    + target.path("refId").asText();
                    expressions.put(place, target.path("expr").asText());
                }
            }
        }
        return expressions;
    }

    static List<JsonNode> alerts() {
        return rules().stream().filter(rule -> rule.has("alert")).toList();
    }

    static Set<String> records() {
        Set<String> names = new TreeSet<>();
        rules().forEach(rule -> names.add(rule.path("record").asText()));
        return names;
    }

    /** Alerts that a unit test of promtool expects to fire, or to be quiet. */
    static Set<String> tested(boolean firing) {
        Set<String> alerts = new TreeSet<>();
        for (Path file : files("monitoring/prometheus/tests", ".yaml")) {
            for (JsonNode test : read(YAML, file).path("tests")) {
                for (JsonNode expected : test.path("alert_rule_test")) {
                    if (expected.path("exp_alerts").isEmpty() != firing) {
                        alerts.add(expected.path("alertname").asText());
                    }
                }
            }
        }
        return alerts;
    }

    static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.list(Home.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> rules() {
        List<JsonNode> rules = new ArrayList<>();
        for (Path file : files("monitoring/prometheus/rules", ".yaml")) {
            for (JsonNode group : read(YAML, file).path("groups")) {
                group.path("rules").forEach(rules::add);
            }
        }
        return rules;
    }

    private static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
