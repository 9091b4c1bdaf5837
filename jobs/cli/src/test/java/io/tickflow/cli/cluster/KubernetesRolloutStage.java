package io.tickflow.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.tickflow.cli.console.Home;
import io.tickflow.deploy.KubernetesStage;
import io.tickflow.deploy.server.ApiServer;
import io.tickflow.deploy.server.Kubectl;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.settings.job.PublishedSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * SignalJob of a FlinkDeployment on a real API server, with ticks, and {@link ProcessOperator} in
 * place of the operator and its Pods.
 */
final class KubernetesRolloutStage implements AutoCloseable {

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

    KubernetesRolloutStage(Path folder) {
        this.folder = folder;
    }

    /** Starts everything and waits for decisions; what has started ends with this stage. */
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
        calls = calls(folder);
        feed = SteadyFeed.start(stack.sandbox().bootstrapServers(), folder);
        awaitDecisions();
    }

    /** Calls with the rights of tickflow-rollout and journals of their own. */
    RolloutCalls calls(Path journals) throws Exception {
        return new RolloutCalls(stack.cluster().restUrl(), journals)
                .with(
                        "--target",
                        "kubernetes",
                        "--kubeconfig",
                        access("tickflow-rollout").toString());
    }

    RolloutCalls calls() {
        return calls;
    }

    ProcessOperator operator() {
        return operator;
    }

    ApiServer server() {
        return server;
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

    @Override
    public void close() throws Exception {
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

    /** Log of every decision since the start, once each tick has one. */
    DecisionLog finish() throws Exception {
        long published = feed.finish();
        DecisionLog log = DecisionLog.fromStart(stack.sandbox().bootstrapServers());
        stack.decided(log, published, TIMEOUT);
        return log;
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

    List<String> bundleArguments() throws Exception {
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

    JsonNode deployment() throws Exception {
        return new ObjectMapper().readTree(find("tickflow-signal").output());
    }

    Kubectl.Answer find(String name) {
        return server.kubectl()
                .run(
                        "get",
                        "flinkdeployment",
                        name,
                        "--namespace=" + KubernetesStage.NAMESPACE,
                        "--output=json");
    }

    String runningBundle() {
        var control = new JobControl(new FlinkRest(stack.cluster().restUrl()));
        // On a busy machine a JobManager may have lost its lead for a moment.
        List<FlinkJob> active =
                Awaitility.await("the JobManager answers")
                        .atMost(TIMEOUT)
                        .pollInSameThread()
                        .ignoreException(OperationException.class)
                        .until(
                                () -> new ActiveJobs(control.target()).list(),
                                jobs -> jobs.size() == 1);
        return control.details(active.get(0).id())
                .parameters()
                .getOrDefault(PublishedSettings.BUNDLE_DIGEST, "");
    }

    String gates() {
        return folder.resolve("gates.yaml").toString();
    }

    Path bundle(String name) {
        return folder.resolve(name);
    }

    String digest(String name) {
        return OnnxBundles.digest(bundle(name));
    }
}
