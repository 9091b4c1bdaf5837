package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.tickflow.cli.console.Home;
import io.tickflow.deploy.KubernetesStage;
import io.tickflow.deploy.server.ApiServer;
import io.tickflow.deploy.server.Kubectl;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.settings.PublishedSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
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
    private static final int FIRST_TICKS = 500;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);

    private static final String GATES =
            """
            window: 5 s
            gates:
              checkpoint: {limit: 60, interval: 500 ms}
              restarts: {interval: 500 ms}
              decision-p99: {limit: 60000, initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              abstention: {initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              member-absence: {initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              prediction-shift: {limit: 20, initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              shadow-restarts: {interval: 500 ms}
              shadow-p99: {limit: 60000, initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              shadow-missing: {limit: 0.2, initial-delay: 2 s, interval: 500 ms, minimum-count: 50}
              shadow-errors: {initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              shadow-abstention: {initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              shadow-member-absence: {initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              shadow-agreement: {initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              shadow-shift: {initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
            """;

    private final Path folder;
    private ApiServer server;
    private ClusterHarness stack;
    private ProcessOperator operator;
    private SteadyFeed feed;
    private RolloutCalls calls;

    KubernetesRolloutITCase(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void start() throws Exception {
        server = KubernetesStage.start(Files.createDirectory(folder.resolve("kubernetes")));
        Files.writeString(folder.resolve("gates.yaml"), GATES);
        OddBundle.write(bundle("first"), "1", Map.of("steady", OddGraph.steady(0)), 1);
        OddBundle.write(bundle("second"), "2", Map.of("steady", OddGraph.steady(0)), 1);
        var members = new LinkedHashMap<String, byte[]>();
        members.put("steady", OddGraph.steady(0));
        members.put("nan", OddGraph.notANumber(0));
        OddBundle.write(bundle("abstaining"), "3", members, 2);
        stack =
                ClusterHarness.start(
                        SandboxConfig.everything().withoutClickHouse().withoutVenue(),
                        ClusterHarness.shortLived(1));
        String url = stack.cluster().restUrl();
        Path administrator = folder.resolve("administrator");
        Files.writeString(
                administrator,
                Files.readString(access("tickflow-rollout"))
                        .replaceFirst("token: \"[^\"]*\"", "token: administrator"));
        KubernetesStage.applySignal(server, arguments());
        operator =
                new ProcessOperator(
                        Config.fromKubeconfig(administrator.toFile()), url, Home.jobJar());
        calls =
                new RolloutCalls(url, folder)
                        .with(
                                "--target",
                                "kubernetes",
                                "--kubeconfig",
                                access("tickflow-rollout").toString());
        feed = SteadyFeed.start(stack.sandbox().bootstrapServers(), folder);
        awaitDecisions();
    }

    private Path access(String account) throws Exception {
        Path file = folder.resolve(account);
        if (!Files.exists(file)) {
            KubernetesStage.applySignal(server, arguments());
            KubernetesStage.kubeconfig(server, account, file);
        }
        return file;
    }

    private List<String> arguments() {
        return List.of(
                "--config",
                Home.resolve("flink-conf/tickflow.yaml").toString(),
                "-Dtickflow.kafka.bootstrap-servers=" + stack.sandbox().bootstrapServers(),
                "-Dtickflow.feed.start=EARLIEST",
                "-Dtickflow.model.bundle=" + bundle("first"),
                "-Dtickflow.scoring.timeout=5 s");
    }

    @AfterEach
    void stop() throws Exception {
        if (feed != null) {
            feed.close();
        }
        if (operator != null) {
            operator.close();
        }
        if (stack != null) {
            stack.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void shouldKeepGoodBundleAndLeaveBadOne() throws Exception {
        long generation = deployment().at("/metadata/generation").asLong();
        CommandRun dry = calls.rollout("--bundle", bundle("second").toString(), "--dry-run");
        assertThat(dry.exitCode()).as("%s%s", dry.out(), dry.err()).isEqualTo(KEPT);
        assertThat(deployment().at("/metadata/generation").asLong()).isEqualTo(generation);

        JsonNode kept = calls.json(KEPT, with("second"));
        assertThat(kept.path("outcome").asText()).isEqualTo("KEPT");
        assertThat(runningBundle()).isEqualTo(digest("second"));
        assertThat(bundleArguments())
                .containsExactly("-Dtickflow.model.bundle=" + bundle("second"));

        JsonNode back = calls.json(WENT_BACK, with("abstaining"));
        assertThat(back.path("outcome").asText()).isEqualTo("WENT_BACK");
        assertThat(runningBundle()).isEqualTo(digest("second"));
        assertThat(deployment().at("/metadata/annotations").toString())
                .doesNotContain("tickflow.io/");
        assertEachTickDecidedOnce();
    }

    @Test
    void shouldLeaveJobRunningWithoutSavepoint() throws Exception {
        operator.refuseSavepoints(true);
        JsonNode untouched = calls.json(WENT_BACK, with("second"));
        operator.refuseSavepoints(false);

        assertThat(untouched.path("outcome").asText()).isEqualTo("UNTOUCHED");
        assertThat(runningBundle()).isEqualTo(digest("first"));
        assertEachTickDecidedOnce();
    }

    /** A checkpoint is behind the job: decisions since then come again, as they were. */
    @Test
    void shouldGoBackFromCheckpointWithoutSavepoint() throws Exception {
        CommandRun back =
                calls.during("STARTED", () -> operator.refuseSavepoints(true), with("abstaining"));

        assertThat(back.exitCode()).as("%s%s", back.out(), back.err()).isEqualTo(WENT_BACK);
        assertThat(back.out()).contains("going on from checkpoint");
        assertThat(runningBundle()).isEqualTo(digest("first"));
        long published = feed.finish();
        try (DecisionLog log = DecisionLog.fromStart(stack.sandbox().bootstrapServers())) {
            stack.decided(log, published, TIMEOUT);
            assertThat(log.contradictions()).isEmpty();
        }
    }

    @Test
    void shouldRefuseSecondRolloutAndForeignChange() throws Exception {
        calls.killAt("WATCH_BEGUN", with("second"));

        var elsewhere =
                new RolloutCalls(
                                stack.cluster().restUrl(),
                                Files.createDirectory(folder.resolve("elsewhere")))
                        .with(
                                "--target",
                                "kubernetes",
                                "--kubeconfig",
                                access("tickflow-rollout").toString());
        CommandRun second =
                elsewhere.rollout("--bundle", bundle("first").toString(), "--gates", gates());
        assertThat(second.exitCode()).isEqualTo(REFUSED);
        assertThat(second.err()).contains("has FlinkDeployment tickflow-dev/tickflow-signal");

        assertThat(
                        server.kubectl()
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
        CommandRun back = calls.rollout("--go-back");
        assertThat(back.exitCode()).as("%s%s", back.out(), back.err()).isEqualTo(REFUSED);
        assertThat(back.err()).contains("somebody has changed FlinkDeployment");

        CommandRun abandoned = calls.rollout("--abandon");
        assertThat(abandoned.exitCode()).as(abandoned.err()).isEqualTo(KEPT);
        assertThat(deployment().at("/metadata/annotations").toString())
                .doesNotContain("tickflow.io/");
    }

    @Test
    void shouldShadowBeforeAnythingIsStopped() throws Exception {
        List<String> options = new ArrayList<>(List.of(with("second")));
        options.addAll(List.of("--shadow", "6 s"));

        JsonNode kept = calls.json(KEPT, options.toArray(String[]::new));

        assertThat(kept.path("outcome").asText()).isEqualTo("KEPT");
        assertThat(runningBundle()).isEqualTo(digest("second"));
        assertThat(find("tickflow-shadow").isDone()).isFalse();
        assertEachTickDecidedOnce();
    }

    @Test
    void shouldGoOnAfterKillInEachStep() throws Exception {
        List<String> forward =
                List.of("STOP_INTENDED", "STOPPED", "START_INTENDED", "SUBMITTED", "WATCH_BEGUN");
        for (int i = 0; i < forward.size(); i++) {
            String next = i % 2 == 0 ? "second" : "first";
            calls.killAt(forward.get(i), with(next));
            JsonNode kept = calls.json(KEPT, "--resume");
            assertThat(kept.path("outcome").asText()).as(forward.get(i)).isEqualTo("KEPT");
            assertThat(runningBundle()).as(forward.get(i)).isEqualTo(digest(next));
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
            calls.killAt(step, with("abstaining"));
            JsonNode left = calls.json(WENT_BACK, "--resume");
            assertThat(left.path("outcome").asText()).as(step).isEqualTo("WENT_BACK");
            assertThat(runningBundle()).as(step).isEqualTo(digest("second"));
        }
        assertEachTickDecidedOnce();
    }

    private String[] with(String bundle) {
        return new String[] {"--bundle", bundle(bundle).toString(), "--gates", gates()};
    }

    private void assertEachTickDecidedOnce() throws Exception {
        long published = feed.finish();
        try (DecisionLog log = DecisionLog.fromStart(stack.sandbox().bootstrapServers())) {
            stack.decided(log, published, TIMEOUT);
            assertThat(log.repetitions()).isZero();
            assertThat(log.contradictions()).isEmpty();
        }
    }

    private void awaitDecisions() {
        try (DecisionLog log = DecisionLog.fromStart(stack.sandbox().bootstrapServers())) {
            Awaitility.await("first decisions")
                    .atMost(TIMEOUT)
                    .pollInterval(POLL)
                    .pollInSameThread()
                    .until(
                            () -> {
                                log.read();
                                return log.scoredCount() >= FIRST_TICKS;
                            });
        }
        Awaitility.await("the status of the deployment")
                .atMost(TIMEOUT)
                .until(() -> deployment().at("/status/jobStatus/state").asText().equals("RUNNING"));
    }

    private List<String> bundleArguments() throws Exception {
        List<String> found = new ArrayList<>();
        deployment()
                .at("/spec/job/args")
                .forEach(
                        argument -> {
                            if (argument.asText().startsWith("-Dtickflow.model.bundle")) {
                                found.add(argument.asText());
                            }
                        });
        return found;
    }

    private JsonNode deployment() throws Exception {
        return new ObjectMapper().readTree(find("tickflow-signal").output());
    }

    private Kubectl.Answer find(String name) {
        return server.kubectl()
                .run(
                        "get",
                        "flinkdeployment",
                        name,
                        "--namespace=" + KubernetesStage.NAMESPACE,
                        "--output=json");
    }

    private String runningBundle() {
        var control = new JobControl(new FlinkRest(stack.cluster().restUrl()));
        List<FlinkJob> active = new ActiveJobs(control.target()).list();
        assertThat(active).hasSize(1);
        return control.details(active.get(0).id())
                .parameters()
                .getOrDefault(PublishedSettings.BUNDLE_DIGEST, "");
    }

    private String gates() {
        return folder.resolve("gates.yaml").toString();
    }

    private Path bundle(String name) {
        return folder.resolve(name);
    }

    private String digest(String name) {
        return OnnxBundles.digest(bundle(name));
    }
}
