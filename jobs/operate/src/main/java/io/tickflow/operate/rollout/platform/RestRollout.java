package io.tickflow.operate.rollout.platform;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.flink.JobDetails;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.rollout.journal.RolloutJournal;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Session cluster, which one JobManager's REST interface changes. */
public final class RestRollout implements RolloutTarget {

    private final JobControl control;
    private final Supplier<Path> jar;

    /**
     * Creates a target, which connects at the first call.
     *
     * @param jar finds the jar with the job
     */
    public RestRollout(JobControl control, Supplier<Path> jar) {
        this.control = control;
        this.jar = jar;
    }

    @Override
    public String address() {
        return control.target().address();
    }

    @Override
    public JobControl jobs() {
        return control;
    }

    @Override
    public JobControl shadows() {
        return control;
    }

    @Override
    public int shadowParallelismMax() {
        return control.target().overview().slotsFree();
    }

    @Override
    public void requireShadowRoom() {
        List<String> problems = new ArrayList<>();
        new ActiveJobs(control.target())
                .find(JobKind.SHADOW.jobName())
                .ifPresent(
                        job ->
                                problems.add(
                                        "a shadow runs already, as job "
                                                + job.id()
                                                + ": stop it first, with bin/tickflow stop shadow"));
        if (shadowParallelismMax() < 1) {
            problems.add(
                    "a shadow needs a free slot, and the cluster at "
                            + address()
                            + " has none: start another TaskManager, or roll out without --shadow");
        }
        if (!problems.isEmpty()) {
            throw OperationException.invalid(String.join("\n", problems));
        }
    }

    /** Uploads the jar and runs the job's main method on the JobManager up to its graph. */
    @Override
    public String check(JobDetails running, RolloutPlan plan, Map<String, String> local) {
        String jarId = control.upload(jar.get());
        try {
            checkGraph(running, control.plan(jarId, plan.submission(plan.after(), null, local)));
            // The way back must be open, too.
            checkGraph(running, control.plan(jarId, plan.submission(plan.before(), null, local)));
            if (plan.gates().hasShadow()) {
                control.plan(jarId, plan.shadow(1, local));
            }
        } catch (RuntimeException e) {
            control.deleteJar(jarId);
            throw e;
        }
        return jarId;
    }

    @Override
    public void discard(String prepared) {
        control.deleteJar(prepared);
    }

    /** A session cluster has no place for a mark. */
    @Override
    public void claim(String rolloutId) {}

    @Override
    public void unclaim(String rolloutId) {}

    @Override
    public RolloutSteps steps(RolloutJournal journal, String prepared) {
        return new RestSteps(control, new RolloutJar(control, jar, journal), prepared);
    }

    /** State is found by the ids of operators, so both graphs must have the same. */
    private static void checkGraph(JobDetails running, Set<String> planned) {
        Set<String> dropped = new TreeSet<>(running.vertices());
        dropped.removeAll(planned);
        Set<String> added = new TreeSet<>(planned);
        added.removeAll(running.vertices());
        if (!dropped.isEmpty() || !added.isEmpty()) {
            throw OperationException.invalid(
                    "the graph of this release has other operators than the running job ("
                            + dropped.size()
                            + " are gone, "
                            + added.size()
                            + " are new): a rollout changes the bundle and nothing else. Deploy the"
                            + " release first, with bin/tickflow stop signal and submit"
                            + " --from-savepoint");
        }
    }
}
