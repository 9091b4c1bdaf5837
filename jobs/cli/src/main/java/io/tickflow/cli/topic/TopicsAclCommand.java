package io.tickflow.cli.topic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tickflow.cli.console.Console;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.job.trading.ShadowJob;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the least rights that each job needs on Kafka. */
@Command(
        name = "acl",
        description = {
            "Print the rights that each writer and reader of the catalogue needs, as commands of"
                    + " Kafka's kafka-acls.",
            "Nothing is changed on the cluster."
        },
        mixinStandardHelpOptions = true)
final class TopicsAclCommand implements Callable<Integer> {

    @Option(
            names = "--principal-prefix",
            defaultValue = "User:tickflow-",
            paramLabel = "PREFIX",
            description =
                    "Beginning of the principals; signal, shadow, desk, history, bridge or operators"
                            + " follows (default: ${DEFAULT-VALUE}).")
    private String prefix = "";

    @Option(names = "--json", description = "Print the rights as JSON.")
    private boolean json;

    @Mixin private final CatalogueOnKafka cluster = new CatalogueOnKafka();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        cluster.check();
        var config = cluster.config();
        List<AccessRight> rights =
                AccessRight.of(
                        TopicCatalogue.bundled(),
                        config.feed().groupId(),
                        ShadowJob.groupId(config),
                        cluster.historyGroup());
        if (json) {
            ArrayNode root = JsonNodeFactory.instance.arrayNode();
            for (AccessRight right : rights) {
                root.addObject()
                        .put("principal", prefix + right.principal())
                        .put("resource", right.resource())
                        .put("name", right.name())
                        .put("prefixed", right.prefixed())
                        .put("operation", right.operation());
            }
            console.out().println(root.toPrettyString());
        } else {
            String servers = config.kafka().bootstrapServers();
            rights.forEach(right -> console.out().println(right.command(servers, prefix)));
        }
        console.out().flush();
        return 0;
    }
}
