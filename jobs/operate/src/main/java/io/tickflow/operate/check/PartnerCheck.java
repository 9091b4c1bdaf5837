package io.tickflow.operate.check;

import io.tickflow.core.event.Deployment;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.check.RunningJobs.RunningJob;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.flink.JobManagerAddress;
import java.util.List;
import java.util.Optional;

/**
 * Compares a signal or desk job before its start with its running partner, as a desk skips every
 * signal of another mode. The history takes both.
 */
public final class PartnerCheck {

    private PartnerCheck() {}

    /**
     * Refuses a job whose partner of the same pipeline runs in another mode.
     *
     * @param jobManager where the partner would run
     * @throws OperationException naming both modes, or if no JobManager answers
     */
    public static void run(JobKind kind, Deployment own, JobManagerAddress jobManager) {
        conflict(kind, own, RunningJobs.read(jobManager))
                .ifPresent(
                        problem -> {
                            throw OperationException.invalid(problem);
                        });
    }

    static Optional<String> conflict(JobKind kind, Deployment own, List<RunningJob> running) {
        if (kind == JobKind.HISTORY) {
            return Optional.empty();
        }
        JobKind partner = kind == JobKind.SIGNAL ? JobKind.DESK : JobKind.SIGNAL;
        return running.stream()
                .filter(job -> job.name().equals(partner.jobName()))
                .filter(job -> job.pipeline().equals(own.pipeline()))
                .filter(job -> !job.mode().equals(own.mode().name()))
                .findFirst()
                .map(
                        job ->
                                "%s of pipeline %s runs in mode %s, and this %s is %s: no signal would be traded. Submit with -Dtickflow.mode=%s, or stop %s first (docs/operations.md, mode change)"
                                        .formatted(
                                                job.name(),
                                                job.pipeline(),
                                                job.mode(),
                                                kind.jobName(),
                                                own.mode(),
                                                job.mode(),
                                                job.name()));
    }
}
