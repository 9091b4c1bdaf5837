package io.tickflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules and dashboards on Kubernetes are those of {@code monitoring/}. */
class PrometheusRulesTest {

    private static final Path PAGE =
            Repository.KUBERNETES.resolve("components/monitoring/rules.yaml");

    @Test
    void shouldHoldRulesOfEveryFile() throws IOException {
        if (Boolean.getBoolean("tickflow.docs.update")) {
            Files.writeString(PAGE, PrometheusRules.page());
        }

        assertThat(Files.readString(PAGE))
                .as(
                        "regenerate with: mvn -pl jobs/deploy -am test -Dtest=PrometheusRulesTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dtickflow.docs.update=true")
                .isEqualTo(PrometheusRules.page());
        List<Object> groups = new ArrayList<>();
        for (Path file : PrometheusRules.files()) {
            groups.add(Yaml.at(Yaml.documents(file).get(0), "groups").orElseThrow());
        }
        assertThat(Yaml.documents(PAGE))
                .extracting(rule -> Yaml.at(rule, "spec", "groups").orElseThrow())
                .isEqualTo(groups);
    }

    @Test
    void shouldNameEveryDashboard() throws IOException {
        Path folder = Repository.ROOT.resolve("monitoring");
        Object generator =
                Yaml.list(
                                Yaml.at(
                                                Yaml.documents(folder.resolve("kustomization.yaml"))
                                                        .get(0),
                                                "configMapGenerator")
                                        .orElseThrow())
                        .get(0);

        try (var dashboards = Files.list(folder.resolve("grafana"))) {
            assertThat(Yaml.list(Yaml.at(generator, "files").orElseThrow()))
                    .containsExactlyInAnyOrderElementsOf(
                            dashboards.map(file -> "grafana/" + file.getFileName()).toList());
        }
    }
}
