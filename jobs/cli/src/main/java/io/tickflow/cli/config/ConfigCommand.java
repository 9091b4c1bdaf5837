package io.tickflow.cli.config;

import picocli.CommandLine.Command;

/** Versioned settings in PostgreSQL. */
@Command(
        name = "config",
        description = {
            "Settings of the jobs in PostgreSQL: each change is a version with who, when and why.",
            "Optional: the jobs read flink-conf/tickflow.yaml unless --config names a store, pg:postgresql://HOST:PORT/DATABASE. The variables TICKFLOW_CONFIG_USER, TICKFLOW_CONFIG_PASSWORD and TICKFLOW_CONFIG_KEY (references, file:/path or env:NAME, but for the user) name its user, its password and the key of secrets."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ConfigGetCommand.class,
            ConfigSetCommand.class,
            ConfigHistoryCommand.class,
            ConfigDiffCommand.class,
            ConfigRollbackCommand.class,
            ConfigRotateKeyCommand.class
        })
public final class ConfigCommand {}
