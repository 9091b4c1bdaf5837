package io.tickflow.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** PrometheusRules of Kubernetes for the files of rules in {@code monitoring/}. */
final class PrometheusRules {

    static final Path FOLDER = Repository.ROOT.resolve("monitoring/prometheus/rules");

    private static final String SUFFIX = ".yaml";

    private PrometheusRules() {}

    /** Returns the page with a PrometheusRule for each file. */
    static String page() throws IOException {
        var page =
                new StringBuilder(
                        "# Generated from monitoring/prometheus/rules by PrometheusRulesTest.\n");
        for (Path file : files()) {
            page.append(
                    """
                    ---
                    apiVersion: monitoring.coreos.com/v1
                    kind: PrometheusRule
                    metadata:
                      name: tickflow-%s
                    spec:
                    """
                            .formatted(file.getFileName().toString().replace(SUFFIX, "")));
            for (String line : Files.readAllLines(file)) {
                page.append(line.isBlank() ? "" : "  " + line).append('\n');
            }
        }
        return page.toString();
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        }
    }
}
