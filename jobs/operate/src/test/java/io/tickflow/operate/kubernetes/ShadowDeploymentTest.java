package io.tickflow.operate.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.flink.Submission;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShadowDeploymentTest {

    private static final String SIGNAL =
            """
            {"metadata": {"name": "tickflow-signal"},
             "spec": {
               "serviceAccount": "tickflow-signal",
               "restartNonce": 7,
               "flinkConfiguration": {
                 "job.autoscaler.enabled": "true",
                 "kubernetes.operator.periodic.savepoint.interval": "6 h"},
               "podTemplate": {
                 "metadata": {"labels": {"app.kubernetes.io/name": "tickflow-signal"}},
                 "spec": {"priorityClassName": "tickflow-signal"}},
               "taskManager": {"podTemplate": {"spec": {"containers": [{"env": [
                 {"name": "USER", "value": "tickflow-signal"},
                 {"name": "PASSWORD", "valueFrom": {"secretKeyRef": {"name": "tickflow-signal"}}}]}]}}},
               "job": {
                 "entryClass": "SignalJob", "args": ["--config", "/etc/t.yaml"],
                 "parallelism": 4, "state": "running", "upgradeMode": "savepoint",
                 "initialSavepointPath": "s3://old"}}}
            """;

    @Test
    void shouldRunBundleBesideSignalJob() throws Exception {
        JsonNode job = manifest().at("/spec/job");

        assertThat(job.path("entryClass").asText()).isEqualTo(JobKind.SHADOW.entryClass());
        assertThat(job.path("args").toString())
                .isEqualTo(
                        "[\"--config\",\"/etc/t.yaml\",\"-Dtickflow.shadow.bundle=models:/a/2\"]");
        assertThat(job.path("parallelism").asInt()).isEqualTo(2);
        assertThat(job.path("upgradeMode").asText()).isEqualTo("stateless");
        assertThat(job.has("initialSavepointPath")).isFalse();
    }

    @Test
    void shouldHaveNameAndAccountOfItsOwn() throws Exception {
        JsonNode manifest = manifest();

        assertThat(manifest.at("/metadata/name").asText()).isEqualTo("tickflow-shadow");
        assertThat(manifest.at("/spec/taskManager").toString())
                .contains("tickflow-shadow")
                .doesNotContain("tickflow-signal");
        assertThat(manifest.at("/spec/podTemplate/metadata").toString())
                .contains("tickflow-shadow");
        assertThat(manifest.at("/spec/podTemplate/spec/priorityClassName").asText())
                .isEqualTo("tickflow-signal");
        assertThat(manifest.at("/spec/serviceAccount").asText()).isEqualTo("tickflow-signal");
    }

    @Test
    void shouldTakeNoSavepointsAndNeverScale() throws Exception {
        assertThat(manifest().at("/spec/flinkConfiguration").toString())
                .isEqualTo("{\"job.autoscaler.enabled\":\"false\",\"a.flink.option\":\"x\"}");
    }

    private static JsonNode manifest() throws Exception {
        // Nothing is asked of it.
        Config nowhere = Config.empty();
        try (KubernetesClient client = new KubernetesClientBuilder().withConfig(nowhere).build()) {
            return ShadowDeployment.manifest(
                    new DeploymentView(new ObjectMapper().readTree(SIGNAL)),
                    new DeploymentClient(client, "tickflow", "tickflow-shadow"),
                    "token",
                    new Submission(
                            JobKind.SHADOW,
                            Map.of("tickflow.shadow.bundle", "models:/a/2"),
                            Map.of("a.flink.option", "x"),
                            2,
                            null,
                            false));
        }
    }
}
