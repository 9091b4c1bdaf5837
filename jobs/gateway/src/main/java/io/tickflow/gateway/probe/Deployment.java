package io.tickflow.gateway.probe;

import io.tickflow.operate.observe.DeploymentProbe;
import io.tickflow.operate.observe.FlinkView;
import io.tickflow.operate.observe.HistoryView;
import io.tickflow.operate.observe.KafkaView;
import io.tickflow.operate.observe.Observations;
import io.tickflow.operate.status.StatusLimits;
import io.tickflow.operate.status.StatusReport;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The observed parts of a deployment, each with a probe of its own. Thread-safe. */
public final class Deployment implements AutoCloseable {

    private static final long KAFKA_MILLIS = 1_000;
    private static final long FLINK_MILLIS = 5_000;
    private static final long HISTORY_MILLIS = 5_000;
    private static final long WAIT_MILLIS = 6_000;
    private static final Duration AGE_MAX = Duration.ofSeconds(60);

    private final ExecutorService executor =
            Executors.newFixedThreadPool(
                    3,
                    task -> {
                        var thread = new Thread(task, "gateway-probe");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final DeploymentProbe source;
    private final Probe<KafkaView> kafka;
    private final Probe<FlinkView> flink;
    private final Probe<HistoryView> history;

    /** Creates the probes, which ask nothing yet. */
    public Deployment(DeploymentProbe source) {
        this.source = source;
        kafka = new Probe<>(source::kafka, executor, KAFKA_MILLIS, WAIT_MILLIS);
        flink = new Probe<>(source::flink, executor, FLINK_MILLIS, WAIT_MILLIS);
        history = new Probe<>(source::history, executor, HISTORY_MILLIS, WAIT_MILLIS);
    }

    /** State by the topics. */
    public Probe.Seen<KafkaView> kafka() {
        return kafka.get();
    }

    /** Jobs of the cluster. */
    public Probe.Seen<FlinkView> flink() {
        return flink.get();
    }

    /** State of the history. */
    public Probe.Seen<HistoryView> history() {
        return history.get();
    }

    /** All of it, as {@code bin/tickflow status} sees it. */
    public Observations observations() {
        Probe.Seen<FlinkView> jobs = flink.get();
        Probe.Seen<HistoryView> rows = history.get();
        Probe.Seen<KafkaView> topics = kafka.get();
        return new Observations(
                topics.atMillis(), source.groups(), topics.result(), jobs.result(), rows.result());
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
