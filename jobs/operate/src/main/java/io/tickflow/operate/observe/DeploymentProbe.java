package io.tickflow.operate.observe;

import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.operate.flink.JobManagerAddress;
import io.tickflow.operate.kafka.OwnEvents;
import io.tickflow.settings.DeskAddress;
import io.tickflow.settings.HistoryConfig;
import io.tickflow.settings.SignalJobConfig;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** Probes of all parts of the deployment that the settings name. Thread-safe. */
public final class DeploymentProbe {

    private final SignalJobConfig signal;
    private final HistoryConfig history;
    private final DeskAddress desk;
    private final @Nullable JobManagerAddress jobManager;

    /**
     * Reads the settings.
     *
     * @param jobManager JobManager to ask; null for none
     * @throws io.tickflow.settings.InvalidOptionsException listing every problem
     */
    public DeploymentProbe(Configuration settings, @Nullable JobManagerAddress jobManager) {
        this.signal = SignalJob.configure(settings);
        this.history = HistoryJob.configure(settings);
        this.desk = DeskAddress.read(settings);
        this.jobManager = jobManager;
    }

    /** Settings of the SignalJob. */
    public SignalJobConfig signal() {
        return signal;
    }

    /** Settings of the HistoryJob. */
    public HistoryConfig historyConfig() {
        return history;
    }

    /** Address of the desk. */
    public DeskAddress desk() {
        return desk;
    }

    /** Consumer groups of the deployment. */
    public OwnGroups groups() {
        return new OwnGroups(signal.feed().groupId(), desk.groupId(), history.groupId());
    }

    /** Observes the topics. */
    public ProbeResult<KafkaView> kafka() {
        var observer =
                new KafkaObserver(
                        signal.kafka(),
                        signal.feed().topic(),
                        signal.feed().clock(),
                        new OwnEvents(desk.deployment().pipeline(), desk.account()),
                        System.currentTimeMillis());
        return ProbeResult.from(observer::observe);
    }

    /** Observes the jobs, if there is a JobManager. */
    public ProbeResult<FlinkView> flink() {
        JobManagerAddress address = jobManager;
        return address == null
                ? ProbeResult.notAsked()
                : ProbeResult.from(() -> new FlinkObserver(address).observe());
    }

    /** Observes the history. */
    public ProbeResult<HistoryView> history() {
        return ProbeResult.from(() -> ClickHouseObserver.observe(history.clickHouse()));
    }

    /** Observes all of it. */
    public Observations observe() {
        ProbeResult<FlinkView> jobs = flink();
        ProbeResult<HistoryView> rows = history();
        ProbeResult<KafkaView> topics = kafka();
        // Ages count to the end of the observation, so nothing seen is younger; the feed, whose age
        // matters most, is looked at last.
        return new Observations(System.currentTimeMillis(), groups(), topics, jobs, rows);
    }
}
