package io.tickflow.cli.model;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Groups the commands about models. */
@Command(
        name = "models",
        description = "Models of other libraries: bundles of them for the jobs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ModelsImportCommand.class,
            ModelsInspectCommand.class,
            ModelsCheckCommand.class,
            HelpCommand.class
        })
public final class ModelsCommand {}
