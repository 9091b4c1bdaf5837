package io.tickflow.operate.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.tickflow.operate.OperationException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;

/** Port of the JobManager's Pod on this machine; another one when the operator has made another. */
final class JobManagerForward {

    private static final int REST_PORT = 8081;

    private final KubernetesClient client;
    private final String namespace;
    private final Map<String, String> labels;
    private @Nullable LocalPortForward open;
    private String pod = "";

    JobManagerForward(KubernetesClient client, String namespace, String deployment) {
        this.client = client;
        this.namespace = namespace;
        this.labels = Map.of("app", deployment, "component", "jobmanager");
    }

    /** URL of the Pod that runs now. */
    synchronized String url() {
        try {
            String now = runningPod();
            LocalPortForward forward = open;
            if (forward == null || !forward.isAlive() || !now.equals(pod)) {
                close(forward);
                forward = client.pods().inNamespace(namespace).withName(now).portForward(REST_PORT);
                open = forward;
                pod = now;
            }
            return "http://127.0.0.1:" + forward.getLocalPort();
        } catch (KubernetesClientException e) {
            throw OperationException.failed(
                    "no port of the JobManager can be forwarded by "
                            + client.getMasterUrl()
                            + ": "
                            + ClientErrors.text(e),
                    e);
        }
    }

    private String runningPod() {
        return client.pods().inNamespace(namespace).withLabels(labels).list().getItems().stream()
                .filter(found -> "Running".equals(found.getStatus().getPhase()))
                .filter(found -> found.getMetadata().getDeletionTimestamp() == null)
                .map((Pod found) -> found.getMetadata().getName())
                .findFirst()
                .orElseThrow(
                        () ->
                                OperationException.failed(
                                        "no Pod of " + labels + " runs in " + namespace));
    }

    private static void close(@Nullable LocalPortForward forward) {
        if (forward == null) {
            return;
        }
        try {
            forward.close();
        } catch (IOException e) {
            // Its Pod is gone.
        }
    }
}
