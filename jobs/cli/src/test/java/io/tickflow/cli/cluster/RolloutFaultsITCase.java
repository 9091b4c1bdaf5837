package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.sandbox.stack.SandboxConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rollouts under four symbols' ticks, 512 a second: with a desk that trades, of bundles that fail
 * in different ways, and with a TaskManager killed in each step. Each tick is used once, with the
 * features of an undisturbed run.
 */
@Tag("long")
class RolloutFaultsITCase {

    private static final int KEPT = 0;
    private static final int WENT_BACK = 1;
    private static final int REFUSED = 2;
    private static final int HELD = 3;
    private static final int RESUMES_MAX = 3;
    private static final List<String> FORWARD =
            List.of(
                    "BEGUN",
                    "STOP_INTENDED",
                    "STOPPED",
                    "START_INTENDED",
                    "SUBMITTED",
                    "STARTED",
                    "WATCH_BEGUN",
                    "JUDGED");

    private static final List<String> BACK =
            List.of(
                    "BACK_STOP_INTENDED",
                    "BACK_STOPPED",
                    "BACK_START_INTENDED",
                    "BACK_SUBMITTED",
                    "BACK_STARTED");

    private final Path folder;

    RolloutFaultsITCase(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldLeaveBadBundlesWhileDeskTrades() throws Exception {
        try (var stage = new RolloutStage(folder, SandboxConfig.everything().withoutClickHouse())) {
            String desk = stage.job("tickflow-desk").id();
            List<JsonNode> rollouts = new ArrayList<>();

            rollouts.add(stage.calls().json(KEPT, stage.with("second", "20 s")));
            assertThat(stage.runningBundle()).isEqualTo(stage.digest("second"));
            rollouts.add(assertGoesBack(stage, "member-absence: ", stage.with("slow", "60 s")));
            stage.failingLater();
            rollouts.add(assertGoesBack(stage, "member-absence: ", stage.with("failing", "60 s")));
            rollouts.add(
                    assertGoesBack(stage, "prediction-shift: ", stage.with("drifting", "60 s")));

            stage.awaitUsed(stage.feed().pause());
            JsonNode held =
                    stage.calls()
                            .json(
                                    HELD,
                                    "--bundle",
                                    stage.bundle("first").toString(),
                                    "--window",
                                    "20 s");
            assertThat(held.path("sentence").asText()).contains("inconclusive: ", "decision-p99: ");
            assertThat(stage.runningBundle()).isEqualTo(stage.digest("first"));
            stage.feed().resume();
            rollouts.add(stage.calls().json(KEPT, "--keep"));

            assertJournals(rollouts);
            try (DecisionLog log = stage.assertSameAsUndisturbed()) {
                assertThat(log.repetitions()).isZero();
                DeskProof.assertTrue(stage.stack(), log);
            }
            PositionProof.assertTrue(
                    stage.stack().sandbox().bootstrapServers(),
                    rollouts,
                    RolloutStage.HORIZON.toMillis());
            assertThat(stage.job("tickflow-desk").id()).isEqualTo(desk);
            assertThat(stage.stack().jobs().restarts("desk")).isZero();
            DeskProof.assertLeaseIsHeld(stage.stack());
        }
    }

    @Test
    void shouldGoOnWhenTaskManagerDiesInAnyStep() throws Exception {
        try (var stage =
                new RolloutStage(
                        folder, SandboxConfig.everything().withoutClickHouse().withoutVenue())) {
            for (String event : List.of("STOP_INTENDED", "SUBMITTED", "WATCH_BEGUN")) {
                killDuring(stage, event, other(stage));
            }
            for (String event : List.of("BACK_STOP_INTENDED", "BACK_SUBMITTED")) {
                JsonNode ended = killDuring(stage, event, "slow");
                assertThat(ended.path("outcome").asText()).as(event).isEqualTo("WENT_BACK");
            }
            assertInterruptLeavesAll(stage);
            stage.assertSameAsUndisturbed().close();
        }
    }

    @Test
    void shouldNameTicksThatTopicHasLostSinceStop() throws Exception {
        try (var stage =
                new RolloutStage(
                        folder, SandboxConfig.everything().withoutClickHouse().withoutVenue())) {
            stage.calls().killAt("STOPPED", stage.with("second", "20 s"));
            stage.deleteTicks();

            CommandRun refused = stage.calls().rollout("--resume");
            assertThat(refused.exitCode()).as(refused.out()).isEqualTo(REFUSED);
            assertThat(refused.err())
                    .contains("does not fit the topics", " are gone, ", "--accept-lost-records");
            assertThat(stage.stack().jobs().names()).isEmpty();

            JsonNode kept = stage.calls().json(KEPT, "--resume", "--accept-lost-records");
            assertThat(kept.path("outcome").asText()).isEqualTo("KEPT");
            assertThat(stage.runningBundle()).isEqualTo(stage.digest("second"));
        }
    }

    /** The last words are the step and the way on; the lock is free. */
    private static void assertInterruptLeavesAll(RolloutStage stage) throws Exception {
        String next = other(stage);
        String said = stage.calls().interruptAt("WATCH_BEGUN", stage.with(next, "60 s"));
        assertThat(said)
                .endsWith(
                        "\ninterrupted: the cluster is left as it is, at the step watch. Go on with"
                                + " rollout --resume, or back with rollout --go-back\n");
        assertThat(stage.calls().isLocked()).isFalse();
        JsonNode kept = stage.calls().json(KEPT, "--resume");
        assertThat(kept.path("outcome").asText()).isEqualTo("KEPT");
        assertThat(stage.runningBundle()).isEqualTo(stage.digest(next));
    }

    /** Of the two good bundles that which does not run. */
    private static String other(RolloutStage stage) {
        return stage.runningBundle().equals(stage.digest("first")) ? "second" : "first";
    }

    /** Kills in a step, and goes on until the rollout has its end. */
    private static JsonNode killDuring(RolloutStage stage, String event, String next)
            throws Exception {
        CommandRun run =
                stage.calls().during(event, () -> killTaskManager(stage), stage.with(next, "20 s"));
        System.out.println(run.err() + run.out());
        JsonNode ended = stage.calls().status();
        for (int i = 0; i < RESUMES_MAX && ended.path("outcome").asText().equals("OPEN"); i++) {
            CommandRun again = stage.calls().rollout("--resume");
            System.out.println(again.err() + again.out());
            ended = stage.calls().status();
        }
        say("killed at %s: %s", event, ended.path("sentence").asText());
        assertThat(ended.path("outcome").asText())
                .as("%s: %s", event, ended)
                .isIn("KEPT", "WENT_BACK", "UNTOUCHED");
        stage.stack().jobs().awaitRunning(1);
        assertThat(stage.runningBundle()).as(event).isEqualTo(ended.path("bundle").asText());
        return ended;
    }

    private static void killTaskManager(RolloutStage stage) {
        stage.stack().cluster().taskManager(1).killForcibly();
        stage.stack().cluster().restartTaskManager(1);
        stage.stack().cluster().awaitTaskManagers();
    }

    private static JsonNode assertGoesBack(RolloutStage stage, String gate, String... options)
            throws Exception {
        String before = stage.runningBundle();
        JsonNode back = stage.calls().json(WENT_BACK, options);
        assertThat(back.path("outcome").asText()).isEqualTo("WENT_BACK");
        assertThat(back.path("sentence").asText()).contains(gate);
        assertThat(stage.runningBundle()).isEqualTo(before);
        say("%s", back.path("sentence").asText());
        return back;
    }

    /** Each journal has every step of its way, once and in order. */
    private static void assertJournals(List<JsonNode> rollouts) throws Exception {
        for (JsonNode rollout : rollouts) {
            List<String> expected = new ArrayList<>(FORWARD);
            if (rollout.path("outcome").asText().equals("WENT_BACK")) {
                expected.addAll(BACK);
            }
            List<String> events = RolloutCalls.events(Path.of(rollout.path("journal").asText()));
            if (events.stream().filter("JUDGED"::equals).count() == 2) {
                expected.add("JUDGED"); // By the gates, and by an operator.
            }
            expected.add("ENDED");
            assertThat(events).as("%s", rollout).isEqualTo(expected);
        }
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
