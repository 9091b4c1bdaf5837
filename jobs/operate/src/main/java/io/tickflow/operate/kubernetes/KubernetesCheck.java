package io.tickflow.operate.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.tickflow.model.registry.ModelReference;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.FlinkIds;
import io.tickflow.operate.flink.JobDetails;
import io.tickflow.operate.rollout.plan.Bundle;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import io.tickflow.settings.PublishedSettings;
import io.tickflow.settings.RegistryOptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks that a FlinkDeployment can be rolled out to, and lets the API server check each change.
 */
final class KubernetesCheck {

    /** Without it the operator ends a failing job by its Pods, and nobody tells the checkpoint. */
    private static final String CANCEL =
            "kubernetes.operator.job.upgrade.last-state.job-cancel.enabled";

    private static final String ROLLBACK = "kubernetes.operator.deployment.rollback.enabled";

    private final DeploymentClient signal;
    private final DeploymentClient shadow;

    KubernetesCheck(DeploymentClient signal, DeploymentClient shadow) {
        this.signal = signal;
        this.shadow = shadow;
    }

    void requireNoShadow() {
        if (shadow.find().isPresent()) {
            throw OperationException.invalid(
                    "a shadow runs already: delete "
                            + shadow.label()
                            + " first, or roll out without --shadow");
        }
    }

    void check(JobDetails running, RolloutPlan plan, Map<String, String> local) {
        DeploymentView now = signal.read();
        List<String> problems = problems(now, running);
        String bundle = plan.after().path();
        if (ModelReference.isReference(bundle)
                && !PublishedSettings.ownOf(running.parameters())
                        .containsKey(RegistryOptions.REGISTRY.key())) {
            problems.add(
                    "the running job has no "
                            + RegistryOptions.REGISTRY.key()
                            + ", so it cannot open "
                            + bundle
                            + ": set it in tickflow.yaml and apply that first");
        }
        if (!problems.isEmpty()) {
            throw OperationException.invalid(String.join("\n", problems));
        }
        signal.check(now, DeploymentChange.suspend("savepoint"));
        signal.check(now, runWith(now, plan, plan.after(), local));
        signal.check(now, runWith(now, plan, plan.before(), local));
        if (plan.gates().hasShadow()) {
            var unused =
                    shadow.create(
                            ShadowDeployment.manifest(
                                    now, shadow, FlinkIds.random(), plan.shadow(1, local)),
                            true);
        }
    }

    private static ObjectNode runWith(
            DeploymentView now, RolloutPlan plan, Bundle bundle, Map<String, String> local) {
        return DeploymentChange.run(
                BundleArguments.with(
                        now.arguments(), plan.submission(bundle, null, local).settings()));
    }

    private List<String> problems(DeploymentView now, JobDetails running) {
        List<String> problems = new ArrayList<>();
        String owner = now.annotation(DeploymentChange.ROLLOUT);
        if (!owner.isEmpty()) {
            problems.add("rollout " + owner + " has " + signal.label() + ": end it first");
        }
        if (!now.isWishedRunning() || !now.isReconciled() || !now.jobState().equals("RUNNING")) {
            problems.add(
                    signal.label()
                            + " does not run as it should: "
                            + now.sentence()
                            + ". A rollout begins from a deployment that is reconciled");
        } else if (!now.jobId().equals(running.id())) {
            problems.add(
                    signal.label()
                            + " runs job "
                            + now.jobId()
                            + ", and the JobManager asked runs "
                            + running.id()
                            + ": Maybe --jobmanager is that of another deployment");
        }
        if (!now.upgradeMode().equals("savepoint")) {
            problems.add("spec.job.upgradeMode is " + now.upgradeMode() + ": set savepoint");
        }
        if (!now.option(CANCEL).equals("true")) {
            problems.add(
                    CANCEL + " is not true: a job that fails would leave no path to go on from");
        }
        if (now.option(ROLLBACK).equals("true")) {
            problems.add(ROLLBACK + " is true: the operator would go back on its own, too");
        }
        return problems;
    }
}
