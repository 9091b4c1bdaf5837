package io.tickflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.deploy.server.ApiServer;
import io.tickflow.deploy.server.Kubectl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** A real API server, with the published custom resources, takes every overlay. */
@Tag("kubernetes")
class KubernetesApiITCase {

    private static final String NAMESPACE = "tickflow";
    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings("UnusedVariable") // the source of the parameterized tests
    static final List<String> OVERLAYS =
            List.of("dev", "staging", "prod", Repository.SETTINGS_STORE);

    @TempDir static Path folder;

    private static ApiServer server;

    @BeforeAll
    static void startServerWithResources() throws Exception {
        assumeTrue(Kustomize.isPresent(), Kustomize.ABSENT);
        server = KubernetesStage.start(folder);
        for (String overlay : OVERLAYS) {
            apply(overlay);
        }
    }

    @AfterAll
    static void stopServer() throws InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void shouldTakeEveryObjectAgainWithoutChange(String overlay) {
        Kubectl.Answer answer =
                server.kubectl()
                        .runOn(
                                json(list(contents(overlay))),
                                "apply",
                                "--server-side",
                                "--validate=strict",
                                "--dry-run=server",
                                "-f",
                                "-");

        assertDone(answer);
        assertThat(answer.lines())
                .hasSameSizeAs(contents(overlay))
                .allMatch(line -> line.endsWith("serverside-applied (server dry run)"));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void shouldAdmitPodsInRestrictedNamespace(String overlay) {
        List<Manifest> objects = Kustomize.build(overlay).orElseThrow();
        List<Map<String, Object>> pods =
                PodTemplates.of(objects).stream()
                        .filter(pod -> !PodTemplates.containers(pod).isEmpty())
                        .map(pod -> runnable(pod, namespace(objects), serviceAccount(pod)))
                        .toList();

        Kubectl.Answer answer =
                server.kubectl()
                        .runOn(
                                json(list(pods)),
                                "create",
                                "--validate=strict",
                                "--dry-run=server",
                                "-f",
                                "-");

        assertDone(answer);
        assertThat(answer.lines()).hasSameSizeAs(pods);
        // Redis in staging and prod, PostgreSQL in the example.
        assertThat(pods).hasSize(overlay.equals("dev") ? 9 : 10);
    }

    @Test
    void shouldTakeSavepointOnDemand() {
        assertDone(
                server.kubectl()
                        .run(
                                "create",
                                "--namespace=" + NAMESPACE,
                                "--validate=strict",
                                "--dry-run=server",
                                "-f",
                                Repository.KUBERNETES
                                        .resolve("examples/savepoint.yaml")
                                        .toString()));
    }

    @Test
    void shouldRefuseUnknownFieldOfFlinkDeployment() {
        Kubectl.Answer answer =
                server.kubectl()
                        .runOn(
                                json(
                                        Map.of(
                                                "apiVersion",
                                                "flink.apache.org/v1beta1",
                                                "kind",
                                                "FlinkDeployment",
                                                "metadata",
                                                Map.of("name", "wrong", "namespace", NAMESPACE),
                                                "spec",
                                                Map.of("flinkVersions", "v2_2"))),
                                "create",
                                "--validate=strict",
                                "--dry-run=server",
                                "-f",
                                "-");

        assertThat(answer.code()).isNotZero();
        assertThat(answer.errors()).contains("unknown field \"spec.flinkVersions\"");
    }

    @ParameterizedTest
    @CsvSource({
        "tickflow-signal,       create, pods,                              yes",
        "tickflow-signal,       delete, pods,                              yes",
        "tickflow-desk,         update, configmaps,                        yes",
        "tickflow-history,      get,    deployments.apps/tickflow-history, yes",
        "tickflow-signal,       create, deployments.apps,                  no",
        "tickflow-signal,       delete, deployments.apps,                  no",
        "tickflow-signal,       get,    secrets,                           no",
        "tickflow-desk,         list,   secrets,                           no",
        "tickflow-desk,         patch,  flinkdeployments.flink.apache.org, no",
        "tickflow-desk,         create, pods --subresource=exec,           no",
        "tickflow-taskmanager,  watch,  configmaps,                        yes",
        "tickflow-taskmanager,  update, configmaps,                        no",
        "tickflow-taskmanager,  create, pods,                              no",
        "tickflow-taskmanager,  get,    secrets,                           no",
        "tickflow-gateway,      get,    configmaps,                        no",
        "tickflow-gateway,      list,   pods,                              no",
        "tickflow-console,      get,    secrets,                           no",
        "tickflow-console,      list,   pods,                              no",
        "tickflow-rollout,      patch,  flinkdeployments.flink.apache.org/tickflow-signal, yes",
        "tickflow-rollout,      patch,  flinkdeployments.flink.apache.org/tickflow-desk,   no",
        "tickflow-rollout,      delete, flinkdeployments.flink.apache.org, no",
        "tickflow-rollout,      create, flinkdeployments.flink.apache.org, yes",
        "tickflow-rollout,      delete, flinkdeployments.flink.apache.org/tickflow-shadow, yes",
        "tickflow-rollout,      delete, flinkdeployments.flink.apache.org/tickflow-signal, no",
        "tickflow-rollout,      list,   pods,                              yes",
        "tickflow-rollout,      create, pods --subresource=portforward,    yes",
        "tickflow-rollout,      create, pods --subresource=exec,           no",
        "tickflow-rollout,      create, flinkstatesnapshots.flink.apache.org, yes",
        "tickflow-rollout,      get,    secrets,                           no"
    })
    void shouldAllowServiceAccountItsWorkOnly(
            String account, String verb, String resource, String allowed) {
        List<String> question = new ArrayList<>(List.of("auth", "can-i", verb));
        question.addAll(List.of(resource.split(" ", -1)));
        question.add("--namespace=" + NAMESPACE);
        question.add("--as=system:serviceaccount:" + NAMESPACE + ':' + account);

        Kubectl.Answer answer = server.kubectl().run(question.toArray(String[]::new));

        assertThat(answer.output().strip()).as(answer.errors()).isEqualTo(allowed);
    }

    private static void apply(String overlay) {
        Kubectl.Answer answer =
                server.kubectl()
                        .runOn(
                                json(list(contents(overlay))),
                                "apply",
                                "--server-side",
                                "--validate=strict",
                                "-f",
                                "-");
        assertDone(answer);
        assertThat(answer.errors()).as("warnings of " + overlay).isEmpty();
    }

    /** Pod as the operator and Flink complete it. */
    private static Map<String, Object> runnable(
            Manifest pod, String namespace, String serviceAccount) {
        List<Object> containers =
                PodTemplates.containers(pod).stream()
                        .map(
                                container -> {
                                    Map<String, Object> complete = new HashMap<>(container);
                                    complete.putIfAbsent("image", "tickflow-jobs:0.1.0");
                                    return (Object) complete;
                                })
                        .toList();
        Map<String, Object> spec = new HashMap<>(pod.map("spec"));
        spec.put("containers", containers);
        spec.put("serviceAccountName", serviceAccount);
        // A StatefulSet adds the volumes of its claims.
        Map<String, Object> metadata = new HashMap<>(pod.map("metadata"));
        metadata.put("namespace", namespace);
        Map<String, Object> content = new HashMap<>(pod.content());
        content.put("metadata", metadata);
        content.put("spec", spec);
        return content;
    }

    private static String serviceAccount(Manifest pod) {
        String name = pod.name();
        if (name.endsWith("taskmanager")) {
            return "tickflow-taskmanager";
        }
        return name.equals("tickflow") ? "tickflow-gateway" : name.replace("-jobmanager", "");
    }

    private static String namespace(List<Manifest> objects) {
        return objects.stream()
                .filter(object -> object.kind().equals("Namespace"))
                .map(Manifest::name)
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> contents(String overlay) {
        return Kustomize.build(overlay).orElseThrow().stream().map(Manifest::content).toList();
    }

    private static Map<String, Object> list(List<Map<String, Object>> items) {
        return Map.of("apiVersion", "v1", "kind", "List", "items", items);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertDone(Kubectl.Answer answer) {
        assertThat(answer.code()).as(answer.errors()).isZero();
    }
}
