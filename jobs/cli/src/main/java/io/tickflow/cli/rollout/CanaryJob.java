package io.tickflow.cli.rollout;

import io.tickflow.cli.console.CommandException;
import io.tickflow.operate.canary.CanaryControls;
import io.tickflow.operate.canary.RunningCanary;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.rollout.RolloutCheck;
import io.tickflow.operate.rollout.platform.RolloutTarget;
import io.tickflow.settings.SignalJobConfig;

/**
 * Running SignalJob with a challenger.
 *
 * @param control of its cluster
 * @param id of the job
 * @param pipeline name of the deployment
 * @param canary its challenger
 * @param controls records that end a canary
 */
record CanaryJob(
        JobControl control,
        String id,
        String pipeline,
        RunningCanary canary,
        CanaryControls controls) {

    /** Finds the job of a cluster. */
    static CanaryJob find(RolloutOptions options) {
        RolloutTarget target = options.target();
        RolloutCheck check = options.check(target);
        RolloutCheck.Running running = check.running();
        RunningCanary canary =
                RunningCanary.of(running.details().parameters())
                        .orElseThrow(
                                () ->
                                        CommandException.invalid(
                                                "job "
                                                        + running.details().id()
                                                        + " has no challenger: there is no canary."
                                                        + " Start one with rollout --bundle"
                                                        + " DIR|REF --canary 10%"));
        SignalJobConfig config = check.config(running.settings());
        return new CanaryJob(
                target.jobs(),
                running.details().id(),
                running.pipeline(),
                canary,
                new CanaryControls(config.kafka(), config.deployment()));
    }
}
