package io.tickflow.cli.tick;

import picocli.CommandLine.Command;

/** Group of commands on tick files. */
@Command(
        name = "ticks",
        description = "Look at tick files of any vendor, or convert them to MT5's format.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TicksInspectCommand.class, TicksConvertCommand.class})
public final class TicksCommand {}
