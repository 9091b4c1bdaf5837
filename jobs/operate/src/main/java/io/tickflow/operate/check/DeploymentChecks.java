package io.tickflow.operate.check;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.lease.AccountRival;
import io.tickflow.core.event.Deployment;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.check.RunningJobs.RunningJob;
import io.tickflow.operate.flink.JobManagerAddress;
import io.tickflow.operate.kafka.NewestEvents;
import io.tickflow.operate.kafka.OwnEvents;
import io.tickflow.operate.kafka.StampedEvent;
import io.tickflow.operate.kafka.TopicTail;
import io.tickflow.settings.DeskAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/**
 * Checks that settings, running jobs and signals agree on pipeline and mode, as a desk skips every
 * signal of another one, and that the account belongs to no other deployment.
 */
public final class DeploymentChecks {

    private static final String PIPELINE = "pipeline";
    private static final String ACCOUNT = "account";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RECENT = Duration.ofMinutes(1);
    private static final int SIGNALS_MAX = 2_000;

    private DeploymentChecks() {}

    /**
     * Runs both checks. A JobManager that does not answer is left out, as another check reports it.
     *
     * @param jobManager address of the JobManager, if any
     * @param kafkaAnswers false to leave out the signals and leases
     */
    public static List<CheckResult> run(
            DeskAddress desk,
            Optional<JobManagerAddress> jobManager,
            boolean kafkaAnswers,
            long nowMillis) {
        List<RunningJob> jobs;
        try {
            jobs = jobManager.map(RunningJobs::read).orElse(List.of());
        } catch (OperationException e) {
            jobs = List.of();
        }
        return kafkaAnswers
                ? List.of(judge(desk, jobs, recentSignals(desk, nowMillis)), rival(desk))
                : List.of(
                        judge(desk, jobs, List.of()),
                        CheckResult.skip(ACCOUNT, "Kafka does not answer"));
    }

    /**
     * Compares the settings with running jobs and with writers of recent signals of the pipeline.
     */
    static CheckResult judge(
            DeskAddress desk, List<RunningJob> jobs, List<Deployment> recentSignals) {
        Deployment own = desk.deployment();
        List<String> problems = new ArrayList<>();
        for (RunningJob job : jobs) {
            if (!job.pipeline().equals(own.pipeline())) {
                problems.add(
                        "%s runs with pipeline %s, the settings have %s"
                                .formatted(job.name(), job.pipeline(), own.pipeline()));
            }
            if (!job.mode().equals(own.mode().name())) {
                problems.add(
                        "%s runs in mode %s, the settings have %s"
                                .formatted(job.name(), job.mode(), own.mode()));
            }
            if (!job.account().isEmpty() && !job.account().equals(desk.account())) {
                problems.add(
                        "%s trades account %s, the settings have %s"
                                .formatted(job.name(), job.account(), desk.account()));
            }
        }
        recentSignals.stream()
                .map(Deployment::mode)
                .filter(mode -> mode != own.mode())
                .distinct()
                .forEach(
                        mode ->
                                problems.add(
                                        "signals of pipeline %s come in mode %s, the settings have %s"
                                                .formatted(own.pipeline(), mode, own.mode())));
        if (problems.isEmpty()) {
            return CheckResult.pass(PIPELINE, agreed(own, jobs, !recentSignals.isEmpty()));
        }
        return CheckResult.fail(
                PIPELINE,
                String.join("\n", problems),
                "a desk skips every signal of another pipeline or mode: stop the job that is wrong"
                        + " (bin/tickflow stop JOB) and submit it with the settings of the others,"
                        + " or give this command the settings of the running jobs");
    }

    private static String agreed(Deployment own, List<RunningJob> jobs, boolean signals) {
        var sources = new ArrayList<String>(List.of("settings"));
        jobs.forEach(job -> sources.add(job.name()));
        if (signals) {
            sources.add("signals of the last minute");
        }
        return "%s, mode %s: %s".formatted(own.pipeline(), own.mode(), String.join(", ", sources))
                + (sources.size() == 1 ? "; --jobmanager compares the running jobs" : " agree");
    }

    private static List<Deployment> recentSignals(DeskAddress desk, long nowMillis) {
        var own = new OwnEvents(desk.deployment().pipeline(), desk.account());
        try (var tail = new TopicTail(desk.kafka(), TIMEOUT)) {
            return new NewestEvents(tail, own)
                    .read(EventTypes.SIGNALS, SIGNALS_MAX).events().stream()
                            .filter(seen -> nowMillis - seen.appendMillis() <= RECENT.toMillis())
                            .map(StampedEvent::writer)
                            .toList();
        } catch (KafkaException e) {
            return List.of();
        }
    }

    private static CheckResult rival(DeskAddress desk) {
        Deployment own = desk.deployment();
        try {
            return AccountRival.find(
                            desk.kafka(), EventTypes.LEASES.topic(), desk.account(), own.pipeline())
                    .map(
                            rival ->
                                    CheckResult.fail(
                                            ACCOUNT,
                                            rival.problem(desk.account(), own),
                                            "set tickflow.desk.account"))
                    .orElse(
                            CheckResult.pass(
                                    ACCOUNT,
                                    "no other pipeline trades " + desk.account() + " now"));
        } catch (IOException | KafkaException e) {
            return CheckResult.skip(ACCOUNT, "the leases cannot be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CheckResult.skip(ACCOUNT, "interrupted");
        }
    }
}
