package io.tickflow.operate.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * State of a FlinkDeployment at one version: its wish, and what the operator says of it.
 *
 * <p>The operator copies the wish that it works on into {@code
 * status.reconciliationStatus.lastReconciledSpec}, with its generation in {@code
 * status.observedGeneration}. Only that tells a status of now from one of the wish before.
 */
final class DeploymentView {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");

    private final JsonNode content;
    private final JsonNode reconciled;

    DeploymentView(JsonNode content) {
        this.content = content;
        this.reconciled = parse(status().path("reconciliationStatus").path("lastReconciledSpec"));
    }

    private static JsonNode parse(JsonNode text) {
        try {
            return text.isTextual()
                    ? JSON.readTree(text.asText()).path("spec")
                    : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    JsonNode spec() {
        return content.path("spec");
    }

    JsonNode metadata() {
        return content.path("metadata");
    }

    private JsonNode status() {
        return content.path("status");
    }

    private JsonNode job() {
        return spec().path("job");
    }

    /** Number of the wish. */
    long generation() {
        return metadata().path("generation").asLong();
    }

    String resourceVersion() {
        return metadata().path("resourceVersion").asText();
    }

    /** An annotation; empty if there is none. */
    String annotation(String key) {
        return metadata().path("annotations").path(key).asText();
    }

    /** Arguments of the job in the wish. */
    List<String> arguments() {
        return texts(job().path("args"));
    }

    boolean isWishedRunning() {
        return job().path("state").asText("running").equals("running");
    }

    String upgradeMode() {
        return job().path("upgradeMode").asText("stateless");
    }

    /** Option of Flink or of the operator in the wish. */
    String option(String key) {
        return spec().path("flinkConfiguration").path(key).asText();
    }

    /** Returns true if the operator has done what this version wishes, or says so. */
    boolean isReconciled() {
        return status().path("observedGeneration").asLong(-1) >= generation()
                && status().path("reconciliationStatus").path("state").asText().equals("DEPLOYED");
    }

    /**
     * Returns true if the operator has ended the job as this version wishes. After a cancel it
     * leaves the upgrade open: generation and state then stay those of before, also in 1.15.
     */
    boolean isSuspended() {
        boolean isEnded = isReconciled() || isJobEnded();
        return !isWishedRunning()
                && isEnded
                && reconciled.path("job").path("state").asText().equals("suspended");
    }

    /** Way in which the operator has ended or restored the job: savepoint or last-state. */
    String reconciledUpgradeMode() {
        return reconciled.path("job").path("upgradeMode").asText();
    }

    /** Arguments of the job that the operator has deployed. */
    List<String> reconciledArguments() {
        return texts(reconciled.path("job").path("args"));
    }

    String jobId() {
        return status().path("jobStatus").path("jobId").asText();
    }

    /** State of the job as the operator saw it last, such as RUNNING. */
    String jobState() {
        return status().path("jobStatus").path("state").asText();
    }

    boolean isJobEnded() {
        return ENDED.contains(jobState());
    }

    /** Snapshot that the operator restores next; empty without one. */
    Optional<String> snapshot() {
        String path = status().path("jobStatus").path("upgradeSavepointPath").asText();
        // Stands for the checkpoint in Flink's own high availability, which has no path.
        return path.isEmpty() || path.equals("KUBERNETES_OPERATOR_LAST_STATE")
                ? Optional.empty()
                : Optional.of(path);
    }

    /** Trouble that the operator reports; empty without one. */
    String error() {
        JsonNode error = status().path("error");
        if (!error.isTextual()) {
            return "";
        }
        JsonNode parsed = parseLoose(error.asText());
        String message = parsed.path("message").asText();
        return message.isEmpty() ? error.asText() : message;
    }

    /** State for people. */
    String sentence() {
        String error = error();
        return "the operator says: job "
                + (jobState().isEmpty() ? "unknown" : jobState())
                + ", "
                + status().path("reconciliationStatus").path("state").asText("not reconciled")
                + ", generation "
                + status().path("observedGeneration").asText("none")
                + " of "
                + generation()
                + (error.isEmpty() ? "" : ", " + error);
    }

    private static JsonNode parseLoose(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
