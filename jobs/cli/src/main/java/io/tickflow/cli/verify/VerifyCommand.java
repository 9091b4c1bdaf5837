package io.tickflow.cli.verify;

import picocli.CommandLine.Command;

/** Checks what is stored against where it came from. */
@Command(
        name = "verify",
        description = "Check what is stored against where it came from.",
        subcommands = VerifyHistoryCommand.class,
        mixinStandardHelpOptions = true)
public final class VerifyCommand {}
