package io.tickflow.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.cli.console.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules, dashboards, runbooks and docs/metrics.md name the same things. */
class MonitoringTest {

    private static final Pattern CODE = Pattern.compile("`([^`\\s]+)`");
    private static final Pattern ALERT = Pattern.compile("Tickflow[A-Z]\\w+");
    private static final Pattern BLANK = Pattern.compile("<[^>]+>");

    /** Scopes of Flink that become the beginning of a name. */
    private static final Pattern SCOPE =
            Pattern.compile(
                    "flink_(?:taskmanager_job_task_operator_(?:deserializer_)?"
                            + "|taskmanager_job_task_|taskmanager_|jobmanager_job_|jobmanager_)");

    @Test
    void shouldAskOnlyForDocumentedMetrics() throws IOException {
        List<Pattern> documented = documented();
        Set<String> records = MonitoringFiles.records();
        List<String> unknown = new ArrayList<>();
        MonitoringFiles.expressions()
                .forEach(
                        (place, expression) -> {
                            for (String metric : PromQl.metrics(expression)) {
                                if (!records.contains(metric)
                                        && !metric.equals("ALERTS")
                                        && !isDocumented(metric, documented)) {
                                    unknown.add(place + ": " + metric);
                                }
                            }
                        });

        assertThat(MonitoringFiles.flinkMetrics()).hasSizeGreaterThan(60);
        assertThat(unknown).as("not in docs/metrics.md").isEmpty();
    }

    @Test
    void shouldHaveRunbookForEachAlert() {
        Set<String> pages =
                MonitoringFiles.files("docs/runbooks", ".md").stream()
                        .map(file -> file.getFileName().toString().replace(".md", ""))
                        .collect(Collectors.toCollection(TreeSet::new));
        pages.remove("README");

        assertThat(pages).isEqualTo(alerts());
        for (String alert : pages) {
            assertThat(Home.resolve("docs/runbooks/" + alert + ".md"))
                    .content()
                    .startsWith("# " + alert + "\n")
                    .contains("**Means.**", "**Look at.**", "**Do.**", "**Over when.**");
        }
    }

    @Test
    void shouldTestEachAlert() {
        Set<String> quiet = alerts();
        // It has no quiet state.
        quiet.remove("TickflowWatchdog");

        assertThat(MonitoringFiles.tested(true)).isEqualTo(alerts());
        assertThat(MonitoringFiles.tested(false)).isEqualTo(quiet);
    }

    @Test
    void shouldTellSeverityAndRunbookOfEachAlert() {
        for (JsonNode alert : MonitoringFiles.alerts()) {
            String name = alert.path("alert").asText();
            assertThat(alert.path("labels").path("severity").asText())
                    .as(name)
                    .isIn("critical", "warning", "none");
            assertThat(alert.path("annotations").path("summary").asText()).as(name).isNotEmpty();
            assertThat(alert.path("annotations").path("runbook_url").asText())
                    .isEqualTo("docs/runbooks/" + name + ".md");
        }
    }

    @Test
    void shouldNameOnlyAlertsThatExist() throws IOException {
        for (String file :
                List.of("monitoring/alertmanager/alertmanager.yaml", "docs/monitoring.md")) {
            Matcher named = ALERT.matcher(Files.readString(Home.resolve(file)));
            while (named.find()) {
                // A route may give the beginning of several.
                assertThat(alerts())
                        .as(file + ": " + named.group())
                        .anyMatch(alert -> alert.startsWith(named.group()));
            }
        }
    }

    @Test
    void shouldFindMetricsOfExpression() {
        assertThat(
                        PromQl.metrics(
                                "max by (job_name) (flink_a{quantile=\"0.95\"}) > 14.4 * 5"
                                        + " and on() tickflow:b == 1 or rate({__name__=~\"flink_c_.+\"}[5m])"))
                .containsExactly("flink_a", "flink_c_", "tickflow:b");
        assertThat(isDocumented("flink_jobmanager_job_noSuchMetric", List.of())).isFalse();
    }

    private static Set<String> alerts() {
        return MonitoringFiles.alerts().stream()
                .map(alert -> alert.path("alert").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isDocumented(String metric, List<Pattern> documented) {
        String name = SCOPE.matcher(metric).replaceFirst("");
        // The beginning of several names is completed by one more word.
        String whole = name.endsWith("_") ? name + "ANY" : name;
        return documented.stream().anyMatch(pattern -> pattern.matcher(whole).matches());
    }

    /** Names of the page as Prometheus has them: labels without values, and underscores. */
    private static List<Pattern> documented() throws IOException {
        List<Pattern> names = new ArrayList<>();
        Matcher code = CODE.matcher(Files.readString(Home.resolve("docs/metrics.md")));
        while (code.find()) {
            String name = code.group(1).replaceAll("=<[^>]+>", "").replace('.', '_');
            names.add(
                    Pattern.compile(
                            "\\Q" + BLANK.matcher(name).replaceAll("\\\\E\\\\w+\\\\Q") + "\\E"));
        }
        return names;
    }
}
