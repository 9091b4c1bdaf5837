package io.tickflow.cli.cluster;

import io.tickflow.cli.console.Home;
import io.tickflow.cli.demo.DemoJobs;
import io.tickflow.cli.demo.DemoPlan;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.cli.savepoint.TopicLog;
import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.sandbox.replay.ReplaySpeed;
import io.tickflow.sandbox.stack.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * The three jobs of one deployment in mode PAPER on a Flink cluster in this process, eager to
 * trade, on the Kafka and ClickHouse of a sandbox that others may use. One thread.
 */
final class LocalDeployment implements AutoCloseable {

    static final String BUNDLE = "models/bundles/direction-eurusd/1";

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(250);

    private final String pipeline;
    private final Sandbox sandbox;
    private final LocalCluster cluster;
    private final DecisionLog decisions;

    /** Verdict on an entry, with the pipeline of its writer. */
    record Verdict(String pipeline, String decisionId, DeskVerdict verdict) {}

    private LocalDeployment(String pipeline, Sandbox sandbox, LocalCluster cluster) {
        this.pipeline = pipeline;
        this.sandbox = sandbox;
        this.cluster = cluster;
        this.decisions = DecisionLog.fromStart(sandbox.bootstrapServers(), pipeline);
    }

    /** Starts the jobs and waits until they run. */
    static LocalDeployment start(String pipeline, Sandbox sandbox) throws Exception {
        Configuration flink =
                LocalCluster.configuration(
                        LocalCluster.flinkConfiguration(),
                        sandbox.dataDirectory("flink-" + pipeline));
        LocalCluster cluster = LocalCluster.start(flink);
        try {
            new DemoJobs(plan(pipeline), flink).submitTo(cluster, sandbox);
            await("all tasks of " + pipeline + " run").until(cluster::allRunning);
            return new LocalDeployment(pipeline, sandbox, cluster);
        } catch (Throwable e) {
            cluster.close();
            throw e;
        }
    }

    private static DemoPlan plan(String pipeline) {
        Map<String, String> overrides = new HashMap<>(identity(pipeline));
        overrides.put("tickflow.signal.confidence-min", "0.5");
        overrides.put("tickflow.signal.quality-vetoes", "LOCKED; CROSSED_SEEN; TWO_PARTITIONS");
        overrides.put("tickflow.signal.spread-multiple-max", "1000");
        overrides.put("tickflow.signal.cooldown", "600 s");
        overrides.put("tickflow.signal.horizon", "1 s");
        overrides.put("tickflow.signal.time-to-live", "600 s");
        overrides.put("tickflow.history.flush-interval", "100 ms");
        return new DemoPlan(
                List.of(),
                ReplaySpeed.MAX,
                false,
                null,
                Home.resolve(BUNDLE).toString(),
                null,
                1,
                overrides);
    }

    /** Settings that tell deployments apart; the consumer groups follow from the pipeline. */
    private static Map<String, String> identity(String pipeline) {
        return Map.of(
                "tickflow.pipeline",
                pipeline,
                "tickflow.mode",
                "PAPER",
                "tickflow.desk.account",
                "ACCOUNT-" + pipeline);
    }

    String pipeline() {
        return pipeline;
    }

    String account() {
        return "ACCOUNT-" + pipeline;
    }

    /** Settings of a command that looks at this deployment. */
    Map<String, String> addresses() {
        Map<String, String> addresses = new HashMap<>(identity(pipeline));
        addresses.put("tickflow.kafka.bootstrap-servers", sandbox.bootstrapServers());
        return addresses;
    }

    String webUrl() throws Exception {
        return cluster.webUrl();
    }

    /** Waits until each of {@code published} ticks has become a vector or a dead letter. */
    DecisionLog decided(long published) {
        await(pipeline + " has decided on every tick")
                .until(
                        () -> {
                            decisions.read();
                            return decisions.usedCount() + decisions.refusedCount() >= published
                                    && decisions.scoredCount() == decisions.decisionCount()
                                    && counted("predictions_") >= decisions.decisionCount()
                                    && decisions.signalCount() >= counted("signals_");
                        });
        return decisions;
    }

    private long counted(String prefix) {
        return cluster.metrics().sums("signals", prefix).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Decisions as they were last read. */
    DecisionLog decisions() {
        return decisions;
    }

    /** Waits for a verdict on each candidate and returns all verdicts of this account's entries. */
    List<Verdict> judged() {
        List<Verdict> verdicts = new ArrayList<>();
        await("the desk of " + pipeline + " has judged every candidate")
                .until(
                        () -> {
                            verdicts.clear();
                            verdicts.addAll(entries());
                            Set<String> judged =
                                    verdicts.stream()
                                            .map(Verdict::decisionId)
                                            .collect(Collectors.toSet());
                            return judged.containsAll(decisions.candidates());
                        });
        return verdicts;
    }

    private List<Verdict> entries() throws IOException {
        List<Verdict> entries = new ArrayList<>();
        try (var log = new TopicLog(sandbox.bootstrapServers(), EventTypes.ORDERS.topic())) {
            for (ConsumerRecord<byte[], byte[]> record : log.read()) {
                Event<OrderDecision> event = EventTypes.ORDERS.decode(record.value());
                OrderDecision verdict = event.body();
                if (verdict.account().equals(account()) && verdict.leg() == Leg.ENTRY) {
                    entries.add(
                            new Verdict(
                                    event.envelope().pipeline(),
                                    verdict.decisionId(),
                                    verdict.verdict()));
                }
            }
        }
        return entries;
    }

    static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(TIMEOUT).pollInterval(POLL).pollInSameThread();
    }

    @Override
    public void close() {
        decisions.close();
        cluster.close();
    }
}
