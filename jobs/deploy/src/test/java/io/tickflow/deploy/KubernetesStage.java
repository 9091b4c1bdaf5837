package io.tickflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.deploy.server.ApiServer;
import io.tickflow.deploy.server.Kubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/** Real API server with the published custom resources, and the SignalJob's part of an overlay. */
public final class KubernetesStage {

    /** Namespace of the overlay. */
    public static final String NAMESPACE = "tickflow-dev";

    private static final String TOOLS = "TICKFLOW_KUBERNETES_TOOLS";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ESTABLISHED_MAX = Duration.ofMinutes(2);
    private static final Set<String> ACCESS = Set.of("ServiceAccount", "Role", "RoleBinding");
    private static final String[] ESTABLISHED = {
        "wait", "crd", "--all", "--for=condition=Established", "--timeout=60s"
    };

    private KubernetesStage() {}

    /**
     * Starts a server; skips the test where there is none.
     *
     * @param folder for data, keys and logs
     */
    public static ApiServer start(Path folder) throws IOException, GeneralSecurityException {
        String tools = System.getenv(TOOLS);
        assumeTrue(
                tools != null && Files.isExecutable(Path.of(tools, "kube-apiserver")),
                "no API server: set " + TOOLS + " to a folder with etcd, kube-apiserver, kubectl");
        assumeTrue(CustomResource.hasSchemas(), "there is no folder ../shared/schemas");
        ApiServer server = ApiServer.start(Path.of(tools), folder);
        apply(
                server.kubectl(),
                Arrays.stream(CustomResource.values()).map(CustomResource::definition).toList());
        // A definition that is new has no conditions yet, which "wait" takes for an error.
        Awaitility.await()
                .atMost(ESTABLISHED_MAX)
                .until(() -> server.kubectl().run(ESTABLISHED).isDone());
        return server;
    }

    /**
     * Applies access and FlinkDeployment of the SignalJob, as the overlay dev has them.
     *
     * @param arguments of the job, in place of those that name a file in the container
     */
    public static void applySignal(ApiServer server, List<String> arguments) {
        assumeTrue(Kustomize.isPresent(), Kustomize.ABSENT);
        apply(
                server.kubectl(),
                List.of(
                        Map.of(
                                "apiVersion",
                                "v1",
                                "kind",
                                "Namespace",
                                "metadata",
                                Map.of("name", NAMESPACE))));
        List<Manifest> overlay = Kustomize.build("dev").orElseThrow();
        apply(
                server.kubectl(),
                overlay.stream()
                        .filter(object -> ACCESS.contains(object.kind()))
                        .map(Manifest::content)
                        .toList());
        Manifest signal =
                overlay.stream()
                        .filter(object -> object.kind().equals("FlinkDeployment"))
                        .filter(object -> object.name().equals("tickflow-signal"))
                        .findFirst()
                        .orElseThrow();
        Map<String, Object> job = new HashMap<>(signal.map("spec", "job"));
        job.put("args", arguments);
        job.put("parallelism", 1);
        Map<String, Object> spec = new HashMap<>(signal.map("spec"));
        spec.put("job", job);
        Map<String, Object> content = new HashMap<>(signal.content());
        content.put("spec", spec);
        apply(server.kubectl(), List.of(content));
    }

    /** Writes a kubeconfig of a service account. */
    public static Path kubeconfig(ApiServer server, String account, Path file) throws IOException {
        Kubectl.Answer token =
                server.kubectl().run("create", "token", account, "--namespace=" + NAMESPACE);
        assertThat(token.code()).as(token.errors()).isZero();
        Files.writeString(
                file,
                """
                apiVersion: v1
                kind: Config
                clusters: [{name: here, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
                users: [{name: me, user: {token: "%s"}}]
                contexts: [{name: here, context: {cluster: here, user: me, namespace: %s}}]
                current-context: here
                """
                        .formatted(server.kubectl().server(), token.output().strip(), NAMESPACE));
        return file;
    }

    private static void apply(Kubectl kubectl, List<Map<String, Object>> objects) {
        try {
            Kubectl.Answer answer =
                    kubectl.runOn(
                            JSON.writeValueAsString(
                                    Map.of("apiVersion", "v1", "kind", "List", "items", objects)),
                            "apply",
                            "--server-side",
                            "--validate=strict",
                            "-f",
                            "-");
            assertThat(answer.code()).as(answer.errors()).isZero();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
