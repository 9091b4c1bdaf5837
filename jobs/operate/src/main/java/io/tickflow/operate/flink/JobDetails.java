package io.tickflow.operate.flink;

import java.util.Map;
import java.util.Set;

/**
 * Configuration and graph of a job.
 *
 * @param id Flink's id
 * @param state such as RUNNING
 * @param parallelism of the job
 * @param parameters published by the job, see {@link io.tickflow.settings.job.PublishedSettings}
 * @param vertices ids of its vertices, which follow from the uids
 */
public record JobDetails(
        String id,
        String state,
        int parallelism,
        Map<String, String> parameters,
        Set<String> vertices) {

    /** Copies the collections. */
    public JobDetails {
        parameters = Map.copyOf(parameters);
        vertices = Set.copyOf(vertices);
    }
}
