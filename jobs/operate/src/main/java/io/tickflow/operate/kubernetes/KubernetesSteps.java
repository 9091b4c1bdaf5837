package io.tickflow.operate.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.flink.Submission;
import io.tickflow.operate.rollout.platform.RolloutSteps;
import io.tickflow.operate.rollout.platform.Snapshot;
import io.tickflow.operate.rollout.platform.StopResult;
import io.tickflow.operate.rollout.platform.Submitted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Steps by wishes: suspended with a savepoint, then running with other arguments. */
final class KubernetesSteps implements RolloutSteps {

    private static final String SAVEPOINT = "savepoint";
    private static final String LAST_STATE = "last-state";
    private static final String REFUSED = "-refused";
    private static final Duration STOP_MAX = Duration.ofMinutes(2);
    private static final Duration DEPLOY_MAX = Duration.ofMinutes(2);

    private final DeploymentChange signal;
    private final ShadowDeployment shadow;
    private final JobControl jobs;
    private final JobControl shadows;

    KubernetesSteps(
            DeploymentChange signal, DeploymentClient shadow, JobControl jobs, JobControl shadows) {
        this.signal = signal;
        this.shadow = new ShadowDeployment(shadow);
        this.jobs = jobs;
        this.shadows = shadows;
    }

    @Override
    public String prepare() {
        return "";
    }

    /** The operator gives each start an id of its own. */
    @Override
    public String jobOf(String token) {
        return "";
    }

    @Override
    public StopResult stop(String jobId, String token) {
        DeploymentView now = signal.client().read();
        if (DeploymentChange.isOf(now, token + REFUSED)) {
            return StopResult.refused("the operator took no savepoint");
        }
        if (!DeploymentChange.isOf(now, token)) {
            requireJob(now, jobId);
            var unused = signal.apply(token, seen -> DeploymentChange.suspend(SAVEPOINT));
        }
        Optional<DeploymentView> ended = signal.await(STOP_MAX, DeploymentView::isSuspended);
        if (ended.isPresent()) {
            return StopResult.of(snapshot(ended.get()));
        }
        DeploymentView stuck = signal.client().read();
        if (stuck.isSuspended()) {
            return StopResult.of(snapshot(stuck));
        }
        DeploymentView back =
                signal.apply(token + REFUSED, seen -> DeploymentChange.run(seen.arguments()));
        return StopResult.refused(
                "the operator took no savepoint in "
                        + STOP_MAX.toSeconds()
                        + " s, so the job was left running. "
                        + back.sentence());
    }

    @Override
    public Submitted submit(String token, Submission submission) {
        if (submission.kind() == JobKind.SHADOW) {
            return shadow.start(signal.client().read(), token, submission, DEPLOY_MAX);
        }
        DeploymentView now = signal.client().read();
        if (!DeploymentChange.isOf(now, token)) {
            requireSnapshot(now, submission.savepoint());
            var unused = signal.apply(token, seen -> start(seen, submission));
        }
        List<String> wished = signal.client().read().arguments();
        Optional<DeploymentView> deployed =
                signal.await(
                        DEPLOY_MAX,
                        view ->
                                view.isReconciled()
                                        && view.reconciledArguments().equals(wished)
                                        && !view.jobId().isEmpty());
        return deployed.map(view -> Submitted.as(view.jobId()))
                .orElseGet(() -> Submitted.refused(signal.client().read().sentence()));
    }

    private static ObjectNode start(DeploymentView seen, Submission submission) {
        ObjectNode change =
                DeploymentChange.run(BundleArguments.with(seen.arguments(), submission.settings()));
        if (seen.isWishedRunning()) {
            // The same wish once more is none to the operator.
            change.withObject("/spec")
                    .put(
                            "restartNonce",
                            ThreadLocalRandom.current().nextLong(1, Integer.MAX_VALUE));
        }
        return change;
    }

    /** The operator restores what its status names, which must be what the journal has. */
    private void requireSnapshot(DeploymentView now, @Nullable String path) {
        boolean named = SAVEPOINT.equals(now.reconciledUpgradeMode()) && now.isSuspended();
        if (named && path != null && !path.equals(now.snapshot().orElse(path))) {
            throw OperationException.invalid(
                    "the operator would restore "
                            + now.snapshot().orElse("nothing")
                            + ", and this rollout goes on from "
                            + path
                            + ": nothing is rewound. Look at "
                            + signal.client().label()
                            + ", then give up this rollout with rollout --abandon");
        }
    }

    @Override
    public Optional<String> awaitRunning(String jobId, JobKind kind) {
        return kind == JobKind.SHADOW
                ? new RunningWait(shadow.change(), shadows).await(jobId)
                : new RunningWait(signal, jobs).await(jobId);
    }

    @Override
    public boolean hasEnded(String token) {
        DeploymentView now = signal.client().read();
        return DeploymentChange.isOf(now, token) && now.isReconciled() && now.isJobEnded();
    }

    @Override
    public Optional<Snapshot> end(
            String jobId, String token, long submittedMillis, boolean hasRun) {
        if (!DeploymentChange.isOf(signal.client().read(), token)) {
            var unused = signal.apply(token, seen -> DeploymentChange.suspend(SAVEPOINT));
        }
        Optional<DeploymentView> ended = signal.await(STOP_MAX, DeploymentView::isSuspended);
        if (ended.isEmpty()) {
            // It takes no savepoint any more: the operator cancels it, and its newest checkpoint
            // stays.
            var unused = signal.apply(token, seen -> DeploymentChange.suspend(LAST_STATE));
            ended = signal.await(STOP_MAX, DeploymentView::isSuspended);
        }
        DeploymentView view =
                ended.orElseThrow(
                        () ->
                                OperationException.failed(
                                        "the job does not end. "
                                                + signal.client().read().sentence()
                                                + ". Call rollout --go-back once more"));
        return Optional.of(snapshot(view));
    }

    /** Never that of an earlier stop: after one by Flink's own recovery there is no path. */
    private static Snapshot snapshot(DeploymentView view) {
        if (LAST_STATE.equals(view.reconciledUpgradeMode())) {
            return new Snapshot("", "the newest checkpoint, by Flink's high availability", null);
        }
        String path =
                view.snapshot()
                        .orElseThrow(
                                () ->
                                        OperationException.failed(
                                                "the job was stopped, and the operator does not"
                                                        + " tell its savepoint. "
                                                        + view.sentence()));
        return new Snapshot(path, path.contains("/chk-") ? "checkpoint" : SAVEPOINT, null);
    }

    @Override
    public void endShadow(String jobId, long submittedMillis, boolean hasRun) {
        shadow.end(STOP_MAX);
    }

    @Override
    public void discard() {}

    private void requireJob(DeploymentView now, String jobId) {
        if (!now.jobId().equals(jobId) || !now.isWishedRunning()) {
            throw OperationException.invalid(
                    signal.client().label()
                            + " does not run job "
                            + jobId
                            + " any more, but "
                            + (now.isWishedRunning() ? "job " + now.jobId() : "is suspended")
                            + ": give up this rollout with rollout --abandon");
        }
    }
}
