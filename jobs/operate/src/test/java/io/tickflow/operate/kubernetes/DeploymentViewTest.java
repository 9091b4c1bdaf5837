package io.tickflow.operate.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Statuses as the operator 1.15 wrote them. */
class DeploymentViewTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldNotTakeStatusOfEarlierWishForThisOne() throws Exception {
        DeploymentView view = view(7, 6, "DEPLOYED", "running", "savepoint", "RUNNING");

        assertThat(view.isReconciled()).isFalse();
        assertThat(view.isSuspended()).isFalse();
    }

    @Test
    void shouldNotTakeUpgradeForDone() throws Exception {
        assertThat(view(7, 7, "UPGRADING", "running", "savepoint", "RUNNING").isReconciled())
                .isFalse();
    }

    @Test
    void shouldKnowSuspendedJobByReconciledWish() throws Exception {
        DeploymentView view = view(7, 7, "DEPLOYED", "suspended", "savepoint", "FINISHED");

        assertThat(view.isSuspended()).isTrue();
        assertThat(view.snapshot()).contains("s3://bucket/savepoint-1");
        assertThat(view.reconciledUpgradeMode()).isEqualTo("savepoint");
    }

    /** Seen with the operator 1.15.0. */
    @Test
    void shouldKnowCancelledJobOfUpgradeThatStaysOpen() throws Exception {
        assertThat(view(15, 14, "UPGRADING", "suspended", "savepoint", "CANCELED").isSuspended())
                .isTrue();
        assertThat(view(15, 14, "UPGRADING", "suspended", "savepoint", "CANCELLING").isSuspended())
                .isFalse();
    }

    @Test
    void shouldNotTakePlaceholderForSnapshot() throws Exception {
        ObjectNode content = content(7, 7, "DEPLOYED", "suspended", "last-state", "FINISHED");
        content.withObject("/status/jobStatus")
                .put("upgradeSavepointPath", "KUBERNETES_OPERATOR_LAST_STATE");

        assertThat(new DeploymentView(content).snapshot()).isEmpty();
    }

    @Test
    void shouldTellMessageOfError() throws Exception {
        ObjectNode content = content(7, 6, "UPGRADING", "running", "savepoint", "RUNNING");
        content.withObject("/status")
                .put("error", "{\"type\":\"java.lang.Exception\",\"message\":\"no savepoint\"}");

        assertThat(new DeploymentView(content).sentence())
                .isEqualTo(
                        "the operator says: job RUNNING, UPGRADING, generation 6 of 7, no"
                                + " savepoint");
    }

    private static DeploymentView view(
            long generation,
            long observed,
            String state,
            String wish,
            String upgradeMode,
            String jobState)
            throws Exception {
        return new DeploymentView(
                content(generation, observed, state, wish, upgradeMode, jobState));
    }

    private static ObjectNode content(
            long generation,
            long observed,
            String state,
            String wish,
            String upgradeMode,
            String jobState)
            throws Exception {
        ObjectNode reconciled = JSON.createObjectNode();
        reconciled.withObject("/spec/job").put("state", wish).put("upgradeMode", upgradeMode);
        ObjectNode content = JSON.createObjectNode();
        content.withObject("/metadata").put("generation", generation);
        content.withObject("/spec/job").put("state", wish);
        ObjectNode status = content.withObject("/status");
        status.put("observedGeneration", observed);
        status.withObject("/reconciliationStatus")
                .put("state", state)
                .put("lastReconciledSpec", JSON.writeValueAsString(reconciled));
        status.withObject("/jobStatus")
                .put("state", jobState)
                .put("upgradeSavepointPath", "s3://bucket/savepoint-1");
        return content;
    }
}
