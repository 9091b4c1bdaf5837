package io.tickflow.cli.model;

import io.tickflow.cli.registry.ModelsAliasCommand;
import io.tickflow.cli.registry.ModelsAnnounceCommand;
import io.tickflow.cli.registry.ModelsListCommand;
import io.tickflow.cli.registry.ModelsLiveAtCommand;
import io.tickflow.cli.registry.ModelsPublishCommand;
import io.tickflow.cli.registry.ModelsShowCommand;
import io.tickflow.cli.registry.ModelsVerifyCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Groups the commands about models. */
@Command(
        name = "models",
        description =
                "Models of other libraries as bundles for the jobs, and the registry of bundles.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ModelsImportCommand.class,
            ModelsInspectCommand.class,
            ModelsCheckCommand.class,
            ModelsPublishCommand.class,
            ModelsListCommand.class,
            ModelsShowCommand.class,
            ModelsAliasCommand.class,
            ModelsLiveAtCommand.class,
            ModelsVerifyCommand.class,
            ModelsAnnounceCommand.class,
            HelpCommand.class
        })
public final class ModelsCommand {}
