package io.tickflow.cli.cluster;

import static io.tickflow.cli.cluster.RolloutScene.HELD;
import static io.tickflow.cli.cluster.RolloutScene.KEPT;
import static io.tickflow.cli.cluster.RolloutScene.REFUSED;
import static io.tickflow.cli.cluster.RolloutScene.WENT_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rollouts of bundles to a SignalJob with a feed that never pauses: a good bundle stays, the job
 * goes back from a bad one, and a second call goes on wherever the first one was killed. Whatever
 * happens, each tick is decided on once, and the registry knows by which bundle.
 */
@Tag("long")
class RolloutITCase {

    private final Path folder;
    private RolloutScene scene;

    RolloutITCase(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void start() throws Exception {
        scene = new RolloutScene(folder);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void shouldKeepGoodBundleAndLeaveBadOne() throws Exception {
        CommandRun dry =
                scene.calls().rollout("--bundle", scene.bundle("second").toString(), "--dry-run");
        assertThat(dry.exitCode()).as("%s%s", dry.out(), dry.err()).isEqualTo(KEPT);
        assertThat(scene.runningBundle()).isEqualTo(scene.digest("first"));

        scene.calls().publish(scene.bundle("second"), "--alias=challenger");
        JsonNode kept =
                scene.calls()
                        .json(
                                KEPT,
                                "--bundle",
                                "models:/odd@challenger",
                                "--gates",
                                scene.gates(),
                                scene.calls().registry());
        assertThat(kept.path("outcome").asText()).isEqualTo("KEPT");
        assertThat(scene.runningBundle()).isEqualTo(scene.digest("second"));
        assertThat(scene.calls().champion("odd")).isEqualTo("2");
        CommandRun again = scene.calls().rollout("--bundle", scene.bundle("second").toString());
        assertThat(again.exitCode()).isEqualTo(REFUSED);
        assertThat(again.err()).contains("the job already runs odd/2");

        JsonNode back =
                scene.calls()
                        .json(
                                WENT_BACK,
                                "--bundle",
                                "models:/odd/3",
                                "--gates",
                                scene.gates(),
                                scene.calls().registry());
        assertThat(back.path("outcome").asText()).isEqualTo("WENT_BACK");
        assertThat(back.path("sentence").asText()).contains("abstention: ");
        assertThat(scene.runningBundle()).isEqualTo(scene.digest("second"));
        assertThat(scene.calls().champion("odd")).isEqualTo("2");

        JsonNode held =
                scene.calls()
                        .json(
                                HELD,
                                "--bundle",
                                scene.bundle("first").toString(),
                                "--gates",
                                scene.gates("minimum-count: 50", "minimum-count: 1000000"));
        assertThat(held.path("sentence").asText()).contains("inconclusive: ");
        assertThat(scene.runningBundle()).isEqualTo(scene.digest("first"));
        assertThat(scene.calls().json(WENT_BACK, "--go-back").path("outcome").asText())
                .isEqualTo("WENT_BACK");
        assertThat(scene.runningBundle()).isEqualTo(scene.digest("second"));
        scene.assertEachTickDecidedOnce();
    }

    @Test
    void shouldSayHowToGoOnAfterControlC() throws Exception {
        String said =
                scene.calls()
                        .interruptOnTerminal(
                                PythonTerminal.command(),
                                "WATCH_BEGUN",
                                "--bundle",
                                scene.bundle("second").toString(),
                                "--gates",
                                scene.gates());
        assertThat(said)
                .contains(
                        "interrupted: the cluster is left as it is, at the step watch. Go on with"
                                + " rollout --resume, or back with rollout --go-back");
        assertThat(scene.calls().isLocked()).isFalse();
        assertThat(scene.calls().status().path("outcome").asText()).isEqualTo("OPEN");

        JsonNode kept = scene.calls().json(KEPT, "--resume");

        assertThat(kept.path("outcome").asText()).isEqualTo("KEPT");
        assertThat(scene.runningBundle()).isEqualTo(scene.digest("second"));
        scene.assertEachTickDecidedOnce();
    }

    @Test
    void shouldGoOnAfterKillInEachStepForward() throws Exception {
        List<String> steps =
                List.of(
                        "BEGUN",
                        "STOP_INTENDED",
                        "STOPPED",
                        "START_INTENDED",
                        "SUBMITTED",
                        "STARTED",
                        "WATCH_BEGUN");
        for (int i = 0; i < steps.size(); i++) {
            String next = i % 2 == 0 ? "second" : "first";
            scene.calls()
                    .killAt(
                            steps.get(i),
                            "--bundle",
                            scene.bundle(next).toString(),
                            "--gates",
                            scene.gates());

            JsonNode kept = scene.calls().json(KEPT, "--resume");

            assertThat(kept.path("outcome").asText()).as(steps.get(i)).isEqualTo("KEPT");
            assertThat(scene.runningBundle()).as(steps.get(i)).isEqualTo(scene.digest(next));
        }
        scene.assertEachTickDecidedOnce();
    }

    @Test
    void shouldGoOnAfterKillInEachStepBack() throws Exception {
        List<String> steps =
                List.of(
                        "JUDGED",
                        "BACK_STOP_INTENDED",
                        "BACK_STOPPED",
                        "BACK_START_INTENDED",
                        "BACK_SUBMITTED",
                        "BACK_STARTED");
        for (String step : steps) {
            scene.calls()
                    .killAt(
                            step,
                            "--bundle",
                            scene.bundle("abstaining").toString(),
                            "--gates",
                            scene.gates());

            JsonNode back = scene.calls().json(WENT_BACK, "--resume");

            assertThat(back.path("outcome").asText()).as(step).isEqualTo("WENT_BACK");
            assertThat(scene.runningBundle()).as(step).isEqualTo(scene.digest("first"));
        }
        scene.assertEachTickDecidedOnce();
    }
}
