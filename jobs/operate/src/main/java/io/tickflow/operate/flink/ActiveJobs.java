package io.tickflow.operate.flink;

import io.tickflow.operate.OperationException;
import java.util.List;
import java.util.Optional;

/** Finds active jobs of a deployment. */
public final class ActiveJobs {

    private static final String NAME_PREFIX = "tickflow-";

    private final FlinkTarget target;

    /** Queries {@code target} at each call. */
    public ActiveJobs(FlinkTarget target) {
        this.target = target;
    }

    /** Lists all active jobs, the youngest last. */
    public List<FlinkJob> list() {
        return target.jobs().stream().filter(job -> !job.ended()).toList();
    }

    /** Finds the job of this name. */
    public Optional<FlinkJob> find(String name) {
        return list().stream().filter(job -> job.name().equals(name)).findFirst();
    }

    /**
     * Resolves {@code text} to one job: an id, a name, or signal, desk, history or shadow.
     *
     * @throws OperationException unless exactly one job matches
     */
    public FlinkJob require(String text) {
        List<FlinkJob> found = list().stream().filter(job -> isMeant(job, text)).toList();
        if (found.isEmpty()) {
            throw OperationException.invalid(
                    "no job " + text + " is active at " + target.address());
        }
        if (found.size() > 1) {
            throw OperationException.invalid(
                    found.size() + " jobs are called " + text + ": name one by its id");
        }
        return found.get(0);
    }

    private static boolean isMeant(FlinkJob job, String text) {
        return job.id().equals(text)
                || job.name().equals(text)
                || job.name().equals(NAME_PREFIX + text);
    }
}
