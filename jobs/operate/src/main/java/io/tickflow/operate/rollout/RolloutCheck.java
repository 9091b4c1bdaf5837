package io.tickflow.operate.rollout;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.canary.CanaryTurns;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.canary.CanaryControls;
import io.tickflow.operate.canary.RunningCanary;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.flink.JobDetails;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.rollout.figure.BundleFigures;
import io.tickflow.operate.rollout.gate.GatePlan;
import io.tickflow.operate.rollout.plan.Bundle;
import io.tickflow.operate.rollout.plan.Candidate;
import io.tickflow.operate.rollout.plan.HiddenSettings;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import io.tickflow.operate.rollout.platform.RolloutTarget;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.PublishedSettings;
import io.tickflow.settings.ScoringOptions;
import io.tickflow.settings.SignalJobConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** Checks a bundle against the running SignalJob, which it leaves alone, and makes the plan. */
public final class RolloutCheck {

    private final RolloutTarget target;
    private final JobControl control;
    private final Map<String, String> local;
    private final @Nullable String brokers;

    /**
     * Creates a check.
     *
     * @param local settings of this machine, for values that Flink hides
     * @param brokers Kafka as this machine reaches it; null for the address that the job has
     */
    public RolloutCheck(RolloutTarget target, Map<String, String> local, @Nullable String brokers) {
        this.target = target;
        this.control = target.jobs();
        this.local = Map.copyOf(local);
        this.brokers = brokers;
    }

    /**
     * Result of a check.
     *
     * @param plan the plan
     * @param prepared by the deployment for the start
     * @param notes to be known before, a sentence each
     */
    public record Checked(RolloutPlan plan, String prepared, List<String> notes) {}

    /** The running job, which says what pipeline it is. */
    public Running running() {
        FlinkJob job =
                new ActiveJobs(control.target())
                        .find(JobKind.SIGNAL.jobName())
                        .orElseThrow(
                                () ->
                                        OperationException.invalid(
                                                "no SignalJob runs at "
                                                        + target.address()
                                                        + ": there is nothing to roll out to. Start"
                                                        + " it with bin/tickflow submit signal"));
        if (!job.running()) {
            throw OperationException.invalid(
                    "%s is %s with %d of %d tasks running: a rollout begins from a job that runs"
                            .formatted(job.id(), job.state(), job.tasksRunning(), job.tasks()));
        }
        JobDetails details = control.details(job.id());
        if (!details.parameters().containsKey(PublishedSettings.BUNDLE_DIGEST)) {
            throw OperationException.invalid(
                    "job "
                            + job.id()
                            + " does not tell its bundle and settings, as those of this release do:"
                            + " stop it and submit it once more with this release");
        }
        if (!control.retainsCheckpoints(job.id())) {
            throw OperationException.invalid(
                    "job "
                            + job.id()
                            + " takes no checkpoints that outlive a cancellation, so there would be"
                            + " no way back from a bundle that fails: set"
                            + " execution.checkpointing.interval and"
                            + " execution.checkpointing.externalized-checkpoint-retention:"
                            + " RETAIN_ON_CANCELLATION");
        }
        return new Running(details);
    }

    /**
     * Running job.
     *
     * @param details its configuration
     */
    public record Running(JobDetails details) {

        /** Settings as the job shows them. */
        public Map<String, String> settings() {
            return PublishedSettings.ownOf(details.parameters());
        }

        /** Name of the deployment. */
        public String pipeline() {
            return settings()
                    .getOrDefault(
                            PipelineOptions.PIPELINE.key(),
                            PipelineOptions.PIPELINE.defaultValue());
        }

        Bundle bundle() {
            Map<String, String> shown = details.parameters();
            return new Bundle(
                    shown.getOrDefault(ScoringOptions.MODEL_BUNDLE.key(), ""),
                    shown.getOrDefault(PublishedSettings.BUNDLE_ID, ""),
                    shown.getOrDefault(PublishedSettings.BUNDLE_VERSION, ""),
                    shown.getOrDefault(PublishedSettings.BUNDLE_DIGEST, ""));
        }
    }

    /** Settings of a job with its brokers as this machine reaches them. */
    public SignalJobConfig config(Map<String, String> settings) {
        Map<String, String> here = HiddenSettings.fill(settings, local);
        if (brokers != null) {
            here.put(PipelineOptions.BOOTSTRAP_SERVERS.key(), brokers);
        }
        return SignalJob.configure(Configuration.fromMap(here));
    }

    private KafkaConfig kafka(Map<String, String> settings) {
        return config(settings).kafka();
    }

    /**
     * Checks.
     *
     * @param id of the rollout
     * @param running the job
     * @param candidate bundle to roll out
     * @throws OperationException listing every problem
     */
    public Checked check(String id, Running running, Candidate candidate, GatePlan gates) {
        if (gates.hasShadow()) {
            target.requireShadowRoom();
        }
        Bundle before = deciding(running);
        ModelManifest manifest = OnnxBundles.manifest(candidate.folder());
        var after =
                new Bundle(
                        candidate.path(),
                        manifest.id(),
                        manifest.version(),
                        OnnxBundles.digest(candidate.folder()));
        if (after.digest().equals(before.digest())) {
            throw OperationException.invalid(
                    "the job already runs " + after.label() + ": there is nothing to roll out");
        }
        List<String> notes = new ArrayList<>();
        var draft = draft(id, running, before, after, candidate, gates, manifest);
        Map<String, String> settings = new TreeMap<>(HiddenSettings.fill(draft.settings(), local));
        settings.put(ScoringOptions.MODEL_BUNDLE.key(), after.path());
        Configuration filled = Configuration.fromMap(settings);
        SignalJobConfig config = SignalJob.configure(filled);
        checkBundle(config, notes);
        BundleComparison.addNotes(before, filled, manifest, notes);
        BundleFigures figures =
                RolloutEvents.review(kafka(draft.settings()), config.deployment(), before);
        RolloutPlan plan = draft.with(figures);
        return new Checked(plan, target.check(running.details(), plan, local), notes);
    }

    private RolloutPlan draft(
            String id,
            Running running,
            Bundle before,
            Bundle after,
            Candidate candidate,
            GatePlan gates,
            ModelManifest manifest) {
        RoleModel direction = manifest.direction();
        Map<String, String> settings = new TreeMap<>(candidate.settings());
        settings.putAll(running.settings());
        settings.remove(ScoringOptions.CHALLENGER.key());
        settings.remove(ScoringOptions.CANARY.key());
        return new RolloutPlan(
                id,
                target.address(),
                running.pipeline(),
                running.details().id(),
                before,
                after,
                settings,
                PublishedSettings.flinkOf(running.details().parameters()),
                running.details().parallelism(),
                gates,
                BundleFigures.NONE,
                direction.horizonMillis(),
                candidate.alias(),
                candidate.canary());
    }

    /** Bundle that decides on every symbol of the running job. */
    private Bundle deciding(Running running) {
        RunningCanary canary = RunningCanary.of(running.details().parameters()).orElse(null);
        if (canary == null) {
            return running.bundle();
        }
        var challenger =
                new Bundle(canary.bundle(), canary.id(), canary.version(), canary.digest());
        SignalJobConfig config = config(running.settings());
        CanaryTurns turns =
                new CanaryControls(config.kafka(), config.deployment()).turns(canary.digest());
        return switch (RunningCanary.lastWord(turns)) {
            case BEGIN ->
                    throw OperationException.invalid(
                            "a canary of "
                                    + challenger.label()
                                    + " is on: end it first, with bin/tickflow canary promote or"
                                    + " canary withdraw");
            case PROMOTE -> challenger;
            case WITHDRAW -> running.bundle();
        };
    }

    private static void checkBundle(SignalJobConfig config, List<String> notes) {
        try {
            notes.addAll(SignalJob.checkBundle(config));
        } catch (InvalidBundleException e) {
            throw OperationException.invalid(
                    "the running job cannot take this bundle. " + e.getMessage());
        }
    }
}
