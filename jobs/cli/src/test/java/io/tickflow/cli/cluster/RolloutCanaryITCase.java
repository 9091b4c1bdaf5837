package io.tickflow.cli.cluster;

import static io.tickflow.cli.cluster.RolloutScene.KEPT;
import static io.tickflow.cli.cluster.RolloutScene.REFUSED;
import static io.tickflow.cli.cluster.RolloutScene.WENT_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rollouts that let a bundle decide on some symbols first: it is promoted or withdrawn without a
 * restart, and a second call goes on wherever the first one was killed.
 */
@Tag("long")
class RolloutCanaryITCase {

    private static final String CANARY = "--canary=EURUSD,GBPUSD";

    private final Path folder;
    private RolloutScene scene;

    RolloutCanaryITCase(@TempDir Path folder) {
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
    void shouldEndCanaryWithoutRestart() throws Exception {
        scene.calls()
                .killAt(
                        "WITHDRAW_INTENDED",
                        "--bundle",
                        scene.bundle("abstaining").toString(),
                        CANARY,
                        "--gates",
                        scene.gates());
        JsonNode back = scene.calls().json(WENT_BACK, "--resume");
        assertThat(back.path("outcome").asText()).isEqualTo("WENT_BACK");
        assertThat(back.path("sentence").asText()).contains("abstention: ");
        assertThat(scene.runningBundle()).isEqualTo(scene.digest("first"));
        assertThat(journalOf(back)).contains("WITHDRAWN").doesNotContain("BACK_STOP");

        scene.calls()
                .killAt(
                        "PROMOTE_INTENDED",
                        "--bundle",
                        scene.bundle("second").toString(),
                        CANARY,
                        "--gates",
                        scene.gates());
        JsonNode kept = scene.calls().json(KEPT, "--resume");
        assertThat(kept.path("sentence").asText()).contains("promoted, it decides on every symbol");
        CommandRun status = scene.calls().canary("status");
        assertThat(status.exitCode()).as("%s", status.err()).isEqualTo(KEPT);
        assertThat(status.out()).contains("odd/2", scene.digest("second"), "PROMOTE from");
        CommandRun again = scene.calls().rollout("--bundle", scene.bundle("second").toString());
        assertThat(again.exitCode()).isEqualTo(REFUSED);
        assertThat(again.err()).contains("the job already runs odd/2");

        CommandRun withdrawn = scene.calls().canary("withdraw", "--reason=test");
        assertThat(withdrawn.exitCode()).as("%s", withdrawn.err()).isEqualTo(KEPT);
        JsonNode next =
                scene.calls()
                        .json(
                                KEPT,
                                "--bundle",
                                scene.bundle("second").toString(),
                                "--gates",
                                scene.gates());
        assertThat(next.path("outcome").asText()).isEqualTo("KEPT");
        assertThat(scene.runningBundle()).isEqualTo(scene.digest("second"));
        assertThat(scene.calls().canary("status").err()).contains("has no challenger");
        scene.assertEachTickDecidedOnce();
    }

    @Test
    void shouldGoOnAfterKillBehindEachControl() throws Exception {
        killAt("WITHDRAWN", "abstaining");
        JsonNode back = scene.calls().json(WENT_BACK, "--resume");
        assertThat(back.path("outcome").asText()).isEqualTo("WENT_BACK");
        assertThat(scene.runningBundle()).isEqualTo(scene.digest("first"));

        killAt("PROMOTED", "second");
        JsonNode kept = scene.calls().json(KEPT, "--resume");
        assertThat(kept.path("sentence").asText()).contains("promoted, it decides on every symbol");
        assertThat(RolloutCalls.events(Path.of(kept.path("journal").asText())))
                .containsOnlyOnce("PROMOTED", "ENDED");
        scene.assertEachTickDecidedOnce();
    }

    @Test
    void shouldGoOnAfterKillWhenJobCannotReadControl() throws Exception {
        killAt("WITHDRAW_INTENDED", "abstaining");
        scene.stack().cluster().taskManager(1).killForcibly();
        scene.calls().killAt("WITHDRAW_FAILED", "--resume");
        scene.stack().cluster().restartTaskManager(1);
        scene.stack().cluster().awaitTaskManagers();

        JsonNode back = scene.calls().json(WENT_BACK, "--resume");

        assertThat(back.path("outcome").asText()).isEqualTo("WENT_BACK");
        assertThat(RolloutCalls.events(Path.of(back.path("journal").asText())))
                .containsOnlyOnce("WITHDRAW_FAILED", "BACK_STOPPED", "BACK_STARTED", "ENDED");
        assertThat(scene.runningBundle()).isEqualTo(scene.digest("first"));
        scene.assertEachTickDecided();
    }

    private void killAt(String event, String bundle) throws Exception {
        scene.calls()
                .killAt(
                        event,
                        "--bundle",
                        scene.bundle(bundle).toString(),
                        CANARY,
                        "--gates",
                        scene.gates());
    }

    private static String journalOf(JsonNode result) throws Exception {
        return Files.readString(Path.of(result.path("journal").asText()));
    }
}
