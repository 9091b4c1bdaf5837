package io.tickflow.cli.topic;

import picocli.CommandLine.Command;

/** Topics of the catalogue on a Kafka cluster. */
@Command(
        name = "topics",
        description = "Create, check and protect the topics of flink-conf/topics.yaml.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TopicsCreateCommand.class, TopicsCheckCommand.class, TopicsAclCommand.class},
        mixinStandardHelpOptions = true)
public final class TopicsCommand {}
