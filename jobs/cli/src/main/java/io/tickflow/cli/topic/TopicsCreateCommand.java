package io.tickflow.cli.topic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.Console;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates the topics that a cluster lacks. */
@Command(
        name = "create",
        description = {
            "Create the missing topics of flink-conf/topics.yaml.",
            "Existing topics are compared and never changed."
        },
        mixinStandardHelpOptions = true)
final class TopicsCreateCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print the created topics as JSON.")
    private boolean json;

    @Mixin private final CatalogueOnKafka cluster = new CatalogueOnKafka();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        cluster.check();
        List<String> created = cluster.compare(true);
        if (json) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            created.forEach(root.putArray("created")::add);
            console.out().println(root.toPrettyString());
        } else if (created.isEmpty()) {
            console.out().println("every topic existed as the catalogue has it");
        } else {
            created.forEach(topic -> console.out().println("created " + topic));
        }
        console.out().flush();
        return 0;
    }
}
