package io.tickflow.cli.topic;

import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicSpec;
import io.tickflow.settings.DeskOptions;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Right of a principal on a topic or a consumer group.
 *
 * @param principal short name: signal, shadow, desk, history, console, bridge or operators
 * @param resource {@code topic} or {@code group}
 * @param name name of the resource, or its beginning
 * @param prefixed true if {@code name} is a beginning
 * @param operation operation in Kafka's words
 */
record AccessRight(
        String principal, String resource, String name, boolean prefixed, String operation) {

    private static final String TOPIC = "topic";
    private static final String GROUP = "group";
    private static final String READ = "Read";
    private static final String OPERATORS = "operators";
    private static final String CONSOLE = "console";

    /**
     * Rights that follow from the writers and readers of {@code catalogue}, without repetition.
     *
     * @param feedGroup consumer group of the SignalJob
     * @param shadowGroup consumer group of the ShadowJob
     * @param historyGroup consumer group of the HistoryJob
     */
    static List<AccessRight> of(
            TopicCatalogue catalogue, String feedGroup, String shadowGroup, String historyGroup) {
        Set<AccessRight> rights = new LinkedHashSet<>();
        for (TopicSpec topic : catalogue.topics()) {
            for (String writer : topic.writer().split(", *", -1)) {
                rights.add(onTopic(writer, topic, "Write"));
                rights.add(onTopic(writer, topic, "DescribeConfigs"));
            }
            for (String reader : topic.readers()) {
                rights.add(onTopic(reader, topic, READ));
                rights.add(onTopic(reader, topic, "DescribeConfigs"));
            }
        }
        // Every job compares all topics before its start.
        for (String job : List.of("SignalJob", "ShadowJob", "DeskJob", "HistoryJob")) {
            addChecks(job, catalogue.topics(), rights);
        }
        rights.add(new AccessRight("signal", GROUP, feedGroup, false, READ));
        rights.add(new AccessRight("shadow", GROUP, shadowGroup, false, READ));
        rights.add(new AccessRight("desk", GROUP, DeskOptions.GROUP_PREFIX, true, READ));
        rights.add(new AccessRight("history", GROUP, historyGroup, false, READ));
        addConsole(catalogue.topics(), List.of(feedGroup, historyGroup), rights);
        return List.copyOf(rights);
    }

    private static void addChecks(
            String job, Collection<TopicSpec> topics, Set<AccessRight> rights) {
        for (TopicSpec topic : topics) {
            rights.add(onTopic(job, topic, "Describe"));
            rights.add(onTopic(job, topic, "DescribeConfigs"));
        }
    }

    /** The gateway of the console follows every topic, sees how far groups are, and asks desks. */
    private static void addConsole(
            Collection<TopicSpec> topics, List<String> groups, Set<AccessRight> rights) {
        for (TopicSpec topic : topics) {
            rights.add(onTopic(CONSOLE, topic, READ));
            if (topic.readers().contains(OPERATORS)) {
                rights.add(onTopic(CONSOLE, topic, "Write"));
            }
        }
        groups.forEach(
                group -> rights.add(new AccessRight(CONSOLE, GROUP, group, false, "Describe")));
        rights.add(new AccessRight(CONSOLE, GROUP, DeskOptions.GROUP_PREFIX, true, "Describe"));
    }

    private static AccessRight onTopic(String who, TopicSpec topic, String operation) {
        String principal =
                switch (who) {
                    case "SignalJob" -> "signal";
                    case "ShadowJob" -> "shadow";
                    case "DeskJob" -> "desk";
                    case "HistoryJob" -> "history";
                    case "MT5 bridge" -> "bridge";
                    case OPERATORS -> OPERATORS;
                    case CONSOLE -> CONSOLE;
                    default -> throw new IllegalStateException("nobody is called " + who);
                };
        return new AccessRight(principal, TOPIC, topic.name(), false, operation);
    }

    /** Formats the right as a command of kafka-acls. */
    String command(String bootstrapServers, String prefix) {
        return "kafka-acls --bootstrap-server "
                + bootstrapServers
                + " --add --allow-principal "
                + prefix
                + principal
                + " --operation "
                + operation
                + " --"
                + resource
                + " "
                + name
                + (prefixed ? " --resource-pattern-type prefixed" : "");
    }
}
