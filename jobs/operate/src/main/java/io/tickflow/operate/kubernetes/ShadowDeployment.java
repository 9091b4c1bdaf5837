package io.tickflow.operate.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.Submission;
import io.tickflow.operate.rollout.platform.Submitted;
import io.tickflow.settings.ScoringOptions;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** FlinkDeployment with a shadow: that of the SignalJob with another main class, for a while. */
final class ShadowDeployment {

    /** Options that a job of a few minutes has no use for. */
    private static final Set<String> OPTIONS_LEFT_OUT =
            Set.of("kubernetes.operator.periodic.savepoint.interval");

    private static final String PRIORITY = "priorityClassName";

    private static final Duration POLL = Duration.ofMillis(500);

    private final DeploymentClient client;
    private final DeploymentChange change;

    ShadowDeployment(DeploymentClient client) {
        this.client = client;
        this.change = new DeploymentChange(client);
    }

    DeploymentChange change() {
        return change;
    }

    /** Creates it, unless the first call has, and waits until the operator has deployed it. */
    Submitted start(DeploymentView signal, String token, Submission submission, Duration max) {
        DeploymentView found = client.find().orElse(null);
        if (found != null && !DeploymentChange.isOf(found, token)) {
            throw OperationException.invalid(
                    client.label() + " is there already, and not of this rollout: delete it first");
        }
        if (found == null) {
            var unused = client.create(manifest(signal, client, token, submission), false);
        }
        return change.await(max, view -> view.isReconciled() && !view.jobId().isEmpty())
                .map(view -> Submitted.as(view.jobId()))
                .orElseGet(() -> Submitted.refused(client.read().sentence()));
    }

    /** Deletes it and waits until the operator has removed its Pods. */
    void end(Duration max) {
        client.delete();
        long deadlineNanos = System.nanoTime() + max.toNanos();
        while (client.find().isPresent()) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw OperationException.failed(
                        client.label() + " is deleted, and the operator does not let it go");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    static ObjectNode manifest(
            DeploymentView signal, DeploymentClient client, String token, Submission submission) {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("apiVersion", DeploymentClient.API).put("kind", DeploymentClient.KIND);
        ObjectNode metadata = manifest.putObject("metadata");
        metadata.put("name", client.name()).put("namespace", client.namespace());
        metadata.putObject("labels").put("app.kubernetes.io/part-of", "tickflow");
        metadata.putObject("annotations").put(DeploymentChange.STEP, token);
        ObjectNode spec = signal.spec().deepCopy();
        manifest.set("spec", spec);
        spec.remove("restartNonce");
        ObjectNode options = spec.withObject("/flinkConfiguration");
        options.remove(OPTIONS_LEFT_OUT);
        submission.flinkSettings().forEach(options::put);
        options.put("job.autoscaler.enabled", "false");
        rename(spec.path("podTemplate"), signalName(signal), client.name());
        rename(spec.at("/jobManager/podTemplate"), signalName(signal), client.name());
        rename(spec.at("/taskManager/podTemplate"), signalName(signal), client.name());
        ObjectNode job = spec.withObject("/job");
        job.put("entryClass", submission.kind().entryClass())
                .put("state", "running")
                .put("upgradeMode", "stateless")
                .put("parallelism", Optional.ofNullable(submission.parallelism()).orElse(1));
        job.remove(List.of("initialSavepointPath", "savepointRedeployNonce"));
        ArrayNode arguments = job.putArray("args");
        signal.arguments().forEach(arguments::add);
        String key = ScoringOptions.SHADOW_BUNDLE.key();
        arguments.add("-D" + key + "=" + submission.settings().get(key));
        return manifest;
    }

    private static String signalName(DeploymentView signal) {
        return signal.metadata().path("name").asText();
    }

    /** Labels, and the account at Kafka, are those of the shadow; rights and priority stay. */
    private static void rename(JsonNode template, String from, String to) {
        template.properties()
                .forEach(
                        field -> {
                            boolean isName = field.getValue().asText().equals(from);
                            if (isName && !field.getKey().equals(PRIORITY)) {
                                field.setValue(TextNode.valueOf(to));
                            }
                            rename(field.getValue(), from, to);
                        });
        if (template.isArray()) {
            template.forEach(element -> rename(element, from, to));
        }
    }
}
