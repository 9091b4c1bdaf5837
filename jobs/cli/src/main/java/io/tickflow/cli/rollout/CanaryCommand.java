package io.tickflow.cli.rollout;

import picocli.CommandLine.Command;

/** Commands for the canary of the running SignalJob. */
@Command(
        name = "canary",
        description = {
            "Promote or withdraw the challenger of the running SignalJob, or begin anew, without a"
                    + " restart.",
            "The challenger is the bundle of tickflow.scoring.challenger; rollout --canary starts a"
                    + " job with one and ends the canary itself."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            CanaryPromoteCommand.class,
            CanaryWithdrawCommand.class,
            CanaryBeginCommand.class,
            CanaryStatusCommand.class
        })
public final class CanaryCommand {}
