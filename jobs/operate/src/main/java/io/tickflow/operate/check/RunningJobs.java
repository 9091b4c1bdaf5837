package io.tickflow.operate.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.JobManagerAddress;
import io.tickflow.operate.flink.RestTarget;
import io.tickflow.settings.DeskOptions;
import io.tickflow.settings.PipelineOptions;
import java.util.List;

/** Reads the deployment of running jobs, which each of them tells as a parameter. */
final class RunningJobs {

    /**
     * Deployment of a job.
     *
     * @param name name of the job
     * @param pipeline its pipeline
     * @param mode its mode
     * @param account its account; empty unless it is a desk
     */
    record RunningJob(String name, String pipeline, String mode, String account) {}

    private RunningJobs() {}

    /**
     * Reads the active jobs that tell their deployment; those of an earlier release do not.
     *
     * @throws io.tickflow.operate.OperationException if no JobManager answers
     */
    static List<RunningJob> read(JobManagerAddress jobManager) {
        var rest = new FlinkRest(jobManager, "");
        return new ActiveJobs(new RestTarget(rest))
                .list().stream()
                        .map(job -> of(job, rest))
                        .filter(job -> !job.pipeline().isEmpty())
                        .toList();
    }

    private static RunningJob of(FlinkJob job, FlinkRest rest) {
        JsonNode told =
                rest.get("/jobs/" + job.id() + "/config")
                        .path("execution-config")
                        .path("user-config");
        return new RunningJob(
                job.name(),
                told.path(PipelineOptions.PIPELINE.key()).asText(),
                told.path(PipelineOptions.MODE.key()).asText(),
                told.path(DeskOptions.ACCOUNT.key()).asText());
    }
}
