package io.tickflow.gateway.probe;

import io.tickflow.operate.component.Component;
import io.tickflow.operate.component.RegistryComponent;
import io.tickflow.operate.observe.DeploymentProbe;
import io.tickflow.operate.observe.FlinkView;
import io.tickflow.operate.observe.HistoryView;
import io.tickflow.operate.observe.KafkaView;
import io.tickflow.operate.observe.Observations;
import io.tickflow.operate.observe.ProbeResult;
import io.tickflow.operate.status.StatusLimits;
import io.tickflow.operate.status.StatusReport;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The observed parts of a deployment, each with a probe of its own. Thread-safe. */
public final class Deployment implements AutoCloseable {

    private static final int PARTS = 4;
    private static final long KAFKA_MILLIS = 1_000;
    private static final long FLINK_MILLIS = 5_000;
    private static final long HISTORY_MILLIS = 5_000;
    private static final long REGISTRY_MILLIS = 5_000;

    /** Wait for one part. */
    private static final long WAIT_MILLIS = 6_000;

    /** Wait for all parts together. */
    private static final long ALL_MILLIS = 2_000;

    private static final Duration AGE_MAX = Duration.ofSeconds(60);

    private final ExecutorService executor =
            Executors.newFixedThreadPool(
                    PARTS,
                    task -> {
                        var thread = new Thread(task, "gateway-probe");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final DeploymentProbe source;
    private final Probe<KafkaView> kafka;
    private final Probe<FlinkView> flink;
    private final Probe<HistoryView> history;
    private final Probe<Component> registry;

    /** Creates the probes, which ask nothing yet. */
    public Deployment(DeploymentProbe source) {
        this.source = source;
        kafka = new Probe<>(source::kafka, executor, KAFKA_MILLIS);
        flink = new Probe<>(source::flink, executor, FLINK_MILLIS);
        history = new Probe<>(source::history, executor, HISTORY_MILLIS);
        String models = source.signal().scoring().registry().uri();
        registry =
                new Probe<>(
                        () -> ProbeResult.of(RegistryComponent.read(models)),
                        executor,
                        REGISTRY_MILLIS);
    }

    /** Begins to observe, so that the first who asks need not wait. */
    public void start() {
        kafka.refresh();
        flink.refresh();
        history.refresh();
        registry.refresh();
    }

    /** State by the topics. */
    public Probe.Seen<KafkaView> kafka() {
        return kafka.get(WAIT_MILLIS);
    }

    /** The registry as a component. */
    public Component registry() {
        ProbeResult<Component> seen = registry.get(ALL_MILLIS).result();
        Component component = seen.value();
        return component == null
                ? RegistryComponent.unseen(
                        source.signal().scoring().registry().uri(), String.valueOf(seen.trouble()))
                : component;
    }

    /**
     * All of it, as {@code bin/tickflow status} sees it. The parts are asked side by side: one that
     * does not answer in two seconds is told so.
     */
    public Observations observations() {
        start();
        long startNanos = System.nanoTime();
        Probe.Seen<FlinkView> jobs = flink.get(left(startNanos));
        Probe.Seen<HistoryView> rows = history.get(left(startNanos));
        Probe.Seen<KafkaView> topics = kafka.get(left(startNanos));
        return new Observations(
                topics.atMillis(), source.groups(), topics.result(), jobs.result(), rows.result());
    }

    private static long left(long startNanos) {
        return Math.max(
                0, ALL_MILLIS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
    }

    /** Judged status. */
    public static StatusReport judge(Observations seen) {
        return StatusReport.of(seen, StatusLimits.of(AGE_MAX, AGE_MAX));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
