package io.tickflow.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.tickflow.deploy.KubernetesStage;
import io.tickflow.operate.flink.FlinkIds;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.JobCheckpoints;
import io.tickflow.operate.flink.JobControl;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands in for Flink's operator, kubelet and Pods: does what FlinkDeployments wish on a session
 * cluster of processes, and writes the status as the operator 1.15 does (ApplicationReconciler,
 * JobStatusObserver).
 */
final class ProcessOperator implements AutoCloseable {

    private static final ResourceDefinitionContext DEFINITION =
            new ResourceDefinitionContext.Builder()
                    .withGroup("flink.apache.org")
                    .withVersion("v1beta1")
                    .withKind("FlinkDeployment")
                    .withPlural("flinkdeployments")
                    .withNamespaced(true)
                    .build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FINALIZER = "flinkdeployments.flink.apache.org/finalizer";
    private static final Duration STOP_MAX = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(300);

    private final KubernetesClient client;
    private final JobControl control;
    private final String url;
    private final String jarId;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Thread thread = new Thread(this::run, "process-operator");
    private volatile boolean refusesSavepoints;
    private volatile boolean closing;

    /**
     * Starts it.
     *
     * @param kubeconfig of an administrator
     * @param url of the JobManager of the session cluster
     * @param jar with the jobs
     */
    ProcessOperator(Config kubeconfig, String url, Path jar) {
        this.client = new KubernetesClientBuilder().withConfig(kubeconfig).build();
        this.url = url;
        this.control = new JobControl(new FlinkRest(url));
        this.jarId = control.upload(jar);
        thread.setDaemon(true);
        thread.start();
    }

    /** Makes every savepoint fail, as one of a job under backpressure does. */
    void refuseSavepoints(boolean refused) {
        refusesSavepoints = refused;
    }

    private void run() {
        while (!closing) {
            for (GenericKubernetesResource one :
                    client.genericKubernetesResources(DEFINITION)
                            .inNamespace(KubernetesStage.NAMESPACE)
                            .list()
                            .getItems()) {
                reconcile(one.getMetadata().getName(), JSON.valueToTree(one));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private void reconcile(String name, JsonNode content) {
        ObjectNode status = JSON.createObjectNode();
        try {
            if (content.path("metadata").has("deletionTimestamp")) {
                cancel(content.at("/status/jobStatus/jobId").asText());
                finalizers(name, List.of());
                return;
            }
            if (!content.path("metadata").has("finalizers")) {
                finalizers(name, List.of(FINALIZER));
                return;
            }
            step(content, status);
        } catch (Exception e) {
            // The operator reports it and tries again.
            status.put("error", JSON.createObjectNode().put("message", e.getMessage()).toString());
        }
        if (!status.isEmpty()) {
            ObjectNode patch = JSON.createObjectNode();
            patch.set("status", status);
            resource(name)
                    .subresource("status")
                    .patch(
                            new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build(),
                            patch.toString());
        }
    }

    private void step(JsonNode content, ObjectNode status) throws Exception {
        JsonNode last = content.at("/status/reconciliationStatus/lastReconciledSpec");
        JsonNode before =
                last.isTextual() ? JSON.readTree(last.asText()).path("spec") : JSON.nullNode();
        JsonNode wish = content.path("spec");
        JsonNode told = content.path("status").path("jobStatus");
        boolean runs = before.at("/job/state").asText().equals("running");
        boolean isWished = wish.at("/job/state").asText().equals("running");
        if (isSame(before, wish)) {
            if (content.at("/status/observedGeneration").asLong() < generation(content)) {
                reconciled(content, wish, status);
            }
            observe(told, runs, status);
            return;
        }
        String snapshot = told.path("upgradeSavepointPath").asText();
        if (runs) {
            String jobId = told.path("jobId").asText();
            snapshot = end(jobId, wish.at("/job/upgradeMode").asText());
            String state = control.find(jobId).map(FlinkJob::state).orElseThrow();
            status.withObject("/jobStatus")
                    .put("state", state)
                    .put("upgradeSavepointPath", snapshot);
            if (!isWished && state.equals("CANCELED")) {
                leaveOpen(wish, status);
                return;
            }
        }
        if (isWished) {
            String jobId = FlinkIds.random();
            status.withObject("/jobStatus").put("jobId", jobId).put("state", "RECONCILING");
            start(wish, jobId, snapshot);
        }
        reconciled(content, wish, status);
    }

    /** The way in which a job is ended later is no reason to end it. */
    private static boolean isSame(JsonNode before, JsonNode wish) {
        if (!before.isObject()) {
            return false;
        }
        ObjectNode one = before.deepCopy();
        ObjectNode other = wish.deepCopy();
        one.withObject("/job").remove("upgradeMode");
        other.withObject("/job").remove("upgradeMode");
        return one.equals(other);
    }

    private static void reconciled(JsonNode content, JsonNode wish, ObjectNode status)
            throws Exception {
        ObjectNode spec = wish.deepCopy();
        spec.withObject("/job").put("upgradeMode", "savepoint");
        ObjectNode text = JSON.createObjectNode();
        text.set("spec", spec);
        status.withObject("/reconciliationStatus")
                .put("state", "DEPLOYED")
                .put("lastReconciledSpec", JSON.writeValueAsString(text));
        status.put("observedGeneration", generation(content));
        status.putNull("error");
    }

    /** After a cancel neither the generation nor the state of the upgrade is told. */
    private static void leaveOpen(JsonNode wish, ObjectNode status) throws Exception {
        ObjectNode spec = wish.deepCopy();
        spec.withObject("/job").put("upgradeMode", "savepoint");
        ObjectNode text = JSON.createObjectNode();
        text.set("spec", spec);
        status.withObject("/reconciliationStatus")
                .put("state", "UPGRADING")
                .put("lastReconciledSpec", JSON.writeValueAsString(text));
    }

    private static long generation(JsonNode content) {
        return content.at("/metadata/generation").asLong();
    }

    private void observe(JsonNode told, boolean runs, ObjectNode status) {
        if (!runs) {
            return;
        }
        String state =
                control.find(told.path("jobId").asText())
                        .map(FlinkJob::state)
                        .orElse("RECONCILING");
        if (!state.equals(told.path("state").asText())) {
            status.withObject("/jobStatus").put("state", state);
        }
    }

    private String end(String jobId, String upgradeMode) {
        FlinkJob job = control.find(jobId).orElseThrow();
        if (job.state().equals("RUNNING") && upgradeMode.equals("savepoint")) {
            if (refusesSavepoints) {
                throw new IllegalStateException("Savepoint failed: it expired before completing");
            }
            return control.stop(jobId, FlinkIds.random(), STOP_MAX);
        }
        cancel(jobId);
        JobCheckpoints left = control.checkpointsAfterEnd(jobId);
        return left.completedPath() != null
                ? left.completedPath()
                : String.valueOf(left.restoredPath());
    }

    private void cancel(String jobId) {
        control.find(jobId)
                .filter(job -> !job.ended())
                .ifPresent(job -> control.cancel(job.id(), STOP_MAX));
    }

    private void start(JsonNode wish, String jobId, String snapshot) throws Exception {
        ObjectNode body = JSON.createObjectNode();
        body.put("entryClass", wish.at("/job/entryClass").asText()).put("jobId", jobId);
        body.put("parallelism", wish.at("/job/parallelism").asInt());
        ArrayNode arguments = body.putArray("programArgsList");
        wish.at("/job/args").forEach(arguments::add);
        if (!snapshot.isEmpty()) {
            body.put("savepointPath", snapshot);
        }
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(url + "/jars/" + jarId + "/run"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body.toString()))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(answer.body());
        }
    }

    private void finalizers(String name, List<String> all) {
        ObjectNode patch = JSON.createObjectNode();
        ArrayNode list = patch.withObject("/metadata").putArray("finalizers");
        all.forEach(list::add);
        resource(name)
                .patch(
                        new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build(),
                        patch.toString());
    }

    private Resource<GenericKubernetesResource> resource(String name) {
        return client.genericKubernetesResources(DEFINITION)
                .inNamespace(KubernetesStage.NAMESPACE)
                .withName(name);
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join(STOP_MAX.toMillis());
        client.close();
    }
}
