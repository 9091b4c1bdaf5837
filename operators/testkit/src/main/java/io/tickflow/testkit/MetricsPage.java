package io.tickflow.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.metrics.Metric;

/**
 * Comparison of docs/metrics.md with the code. A section {@code ## <stage>} has a row {@code |
 * `name` | type | ...} for each metric; {@code <...>} in a name stands for a value filled in at run
 * time.
 */
public final class MetricsPage {

    /** Path from a module two folders below the root. */
    private static final Path PAGE = Path.of("../../docs/metrics.md");

    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (\\w+) \\|.*");
    private static final Pattern BLANK = Pattern.compile("<[^>]+>");

    private MetricsPage() {}

    /**
     * Differences between the section of {@code stage} and the registered metrics, a sentence each;
     * empty without any.
     */
    public static List<String> differences(String stage, Map<String, Metric> registered)
            throws IOException {
        Map<String, String> rows = section(stage);
        List<String> differences = new ArrayList<>();
        rows.forEach(
                (name, type) -> {
                    if (registered.keySet().stream().noneMatch(pattern(name).asMatchPredicate())) {
                        differences.add(name + " is on the page and not in the code");
                    }
                });
        registered.forEach(
                (name, metric) -> {
                    String type = metric.getMetricType().name().toLowerCase(Locale.ROOT);
                    boolean known =
                            rows.entrySet().stream()
                                    .anyMatch(
                                            row ->
                                                    row.getValue().equals(type)
                                                            && pattern(row.getKey())
                                                                    .matcher(name)
                                                                    .matches());
                    if (!known) {
                        differences.add(name + ", a " + type + ", is not on the page");
                    }
                });
        return differences;
    }

    private static Map<String, String> section(String stage) throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        boolean within = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("## ")) {
                within = line.equals("## " + stage);
            }
            Matcher row = ROW.matcher(line);
            if (within && row.matches()) {
                rows.put(row.group(1), row.group(2));
            }
        }
        return rows;
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(
                BLANK.matcher(name)
                        .replaceAll("\\\\E[^.]+\\\\Q")
                        .transform(s -> "\\Q" + s + "\\E"));
    }
}
