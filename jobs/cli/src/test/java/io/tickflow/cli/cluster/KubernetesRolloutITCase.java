package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.deploy.KubernetesStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rollouts by FlinkDeployments on a real API server, with the rights of ServiceAccount
 * tickflow-rollout. {@link ProcessOperator} stands in for the operator and its Pods. Whatever
 * happens, each tick is decided on once.
 */
@Tag("kubernetes")
class KubernetesRolloutITCase {

    private static final int KEPT = 0;
    private static final int WENT_BACK = 1;
    private static final int REFUSED = 2;

    private final Path folder;
    private final KubernetesRolloutStage stage;

    KubernetesRolloutITCase(@TempDir Path folder) {
        this.folder = folder;
        this.stage = new KubernetesRolloutStage(folder);
    }

    @BeforeEach
    void start() throws Exception {
        stage.start();
    }

    @AfterEach
    void stop() throws Exception {
        stage.close();
    }

    @Test
    void shouldKeepGoodBundleAndLeaveBadOne() throws Exception {
        long generation = stage.deployment().at("/metadata/generation").asLong();
        CommandRun dry =
                stage.calls().rollout("--bundle", stage.bundle("second").toString(), "--dry-run");
        assertThat(dry.exitCode()).as("%s%s", dry.out(), dry.err()).isEqualTo(KEPT);
        assertThat(stage.deployment().at("/metadata/generation").asLong()).isEqualTo(generation);

        JsonNode kept = stage.calls().json(KEPT, with("second"));
        assertThat(kept.path("outcome").asText()).isEqualTo("KEPT");
        assertThat(stage.runningBundle()).isEqualTo(stage.digest("second"));
        assertThat(stage.bundleArguments())
                .containsExactly("-Dtickflow.model.bundle=" + stage.bundle("second"));

        JsonNode back = stage.calls().json(WENT_BACK, with("abstaining"));
        assertThat(back.path("outcome").asText()).isEqualTo("WENT_BACK");
        assertThat(stage.runningBundle()).isEqualTo(stage.digest("second"));
        assertThat(stage.deployment().at("/metadata/annotations").toString())
                .doesNotContain("tickflow.io/");
        assertEachTickDecidedOnce();
    }

    @Test
    void shouldLeaveJobRunningWithoutSavepoint() throws Exception {
        stage.operator().refuseSavepoints(true);
        JsonNode untouched = stage.calls().json(WENT_BACK, with("second"));
        stage.operator().refuseSavepoints(false);

        assertThat(untouched.path("outcome").asText()).isEqualTo("UNTOUCHED");
        assertThat(stage.runningBundle()).isEqualTo(stage.digest("first"));
        assertEachTickDecidedOnce();
    }

    /** A checkpoint is behind the job: decisions since then come again, as they were. */
    @Test
    void shouldGoBackFromCheckpointWithoutSavepoint() throws Exception {
        CommandRun back =
                stage.calls()
                        .during(
                                "STARTED",
                                () -> stage.operator().refuseSavepoints(true),
                                with("abstaining"));

        assertThat(back.exitCode()).as("%s%s", back.out(), back.err()).isEqualTo(WENT_BACK);
        assertThat(back.out()).contains("going on from checkpoint");
        assertThat(stage.runningBundle()).isEqualTo(stage.digest("first"));
        try (DecisionLog log = stage.finish()) {
            assertThat(log.contradictions()).isEmpty();
        }
    }

    @Test
    void shouldRefuseSecondRolloutAndForeignChange() throws Exception {
        stage.calls().killAt("WATCH_BEGUN", with("second"));

        RolloutCalls elsewhere = stage.calls(Files.createDirectory(folder.resolve("elsewhere")));
        CommandRun second =
                elsewhere.rollout(
                        "--bundle", stage.bundle("first").toString(), "--gates", stage.gates());
        assertThat(second.exitCode()).isEqualTo(REFUSED);
        assertThat(second.err()).contains("has FlinkDeployment tickflow-dev/tickflow-signal");

        assertThat(
                        stage.server()
                                .kubectl()
                                .run(
                                        "patch",
                                        "flinkdeployment",
                                        "tickflow-signal",
                                        "--namespace=" + KubernetesStage.NAMESPACE,
                                        "--type=merge",
                                        "-p",
                                        "{\"spec\":{\"logConfiguration\":{\"a\":\"b\"}}}")
                                .isDone())
                .isTrue();
        CommandRun back = stage.calls().rollout("--go-back");
        assertThat(back.exitCode()).as("%s%s", back.out(), back.err()).isEqualTo(REFUSED);
        assertThat(back.err()).contains("somebody has changed FlinkDeployment");

        CommandRun abandoned = stage.calls().rollout("--abandon");
        assertThat(abandoned.exitCode()).as(abandoned.err()).isEqualTo(KEPT);
        assertThat(stage.deployment().at("/metadata/annotations").toString())
                .doesNotContain("tickflow.io/");
    }

    @Test
    void shouldShadowBeforeAnythingIsStopped() throws Exception {
        List<String> options = new ArrayList<>(List.of(with("second")));
        options.addAll(List.of("--shadow", "6 s"));

        JsonNode kept = stage.calls().json(KEPT, options.toArray(String[]::new));

        assertThat(kept.path("outcome").asText()).isEqualTo("KEPT");
        assertThat(stage.runningBundle()).isEqualTo(stage.digest("second"));
        assertThat(stage.find("tickflow-shadow").isDone()).isFalse();
        assertEachTickDecidedOnce();
    }

    @Test
    void shouldGoOnAfterKillInEachStep() throws Exception {
        List<String> forward =
                List.of("STOP_INTENDED", "STOPPED", "START_INTENDED", "SUBMITTED", "WATCH_BEGUN");
        for (int i = 0; i < forward.size(); i++) {
            String next = i % 2 == 0 ? "second" : "first";
            stage.calls().killAt(forward.get(i), with(next));
            JsonNode kept = stage.calls().json(KEPT, "--resume");
            assertThat(kept.path("outcome").asText()).as(forward.get(i)).isEqualTo("KEPT");
            assertThat(stage.runningBundle()).as(forward.get(i)).isEqualTo(stage.digest(next));
        }
        List<String> back =
                List.of(
                        "JUDGED",
                        "BACK_STOP_INTENDED",
                        "BACK_STOPPED",
                        "BACK_START_INTENDED",
                        "BACK_SUBMITTED",
                        "BACK_STARTED");
        for (String step : back) {
            stage.calls().killAt(step, with("abstaining"));
            JsonNode left = stage.calls().json(WENT_BACK, "--resume");
            assertThat(left.path("outcome").asText()).as(step).isEqualTo("WENT_BACK");
            assertThat(stage.runningBundle()).as(step).isEqualTo(stage.digest("second"));
        }
        assertEachTickDecidedOnce();
    }

    private String[] with(String bundle) {
        return new String[] {"--bundle", stage.bundle(bundle).toString(), "--gates", stage.gates()};
    }

    private void assertEachTickDecidedOnce() throws Exception {
        try (DecisionLog log = stage.finish()) {
            assertThat(log.repetitions()).isZero();
            assertThat(log.contradictions()).isEmpty();
        }
    }
}
