package io.tickflow.cli.feature;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Groups the commands about features. */
@Command(
        name = "features",
        description = "What the jobs compute from ticks, and its values for notebooks.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            FeaturesListCommand.class,
            FeaturesKindsCommand.class,
            FeaturesComputeCommand.class,
            HelpCommand.class
        })
public final class FeaturesCommand {}
