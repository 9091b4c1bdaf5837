package io.tickflow.cli.topic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.Console;
import io.tickflow.connector.topic.InvalidTopicsException;
import io.tickflow.connector.topic.TopicCatalogue;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the topics of a cluster with the catalogue. */
@Command(
        name = "check",
        description = {
            "Compare the topics of a cluster with flink-conf/topics.yaml.",
            "Exit code 1 if a topic is missing or differs."
        },
        mixinStandardHelpOptions = true)
final class TopicsCheckCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print the problems as JSON.")
    private boolean json;

    @Mixin private final CatalogueOnKafka cluster = new CatalogueOnKafka();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        cluster.check();
        List<String> problems = problems();
        if (json) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            problems.forEach(root.putArray("problems")::add);
            console.out().println(root.toPrettyString());
        } else if (problems.isEmpty()) {
            console.out()
                    .println(
                            TopicCatalogue.bundled().topics().size()
                                    + " topics are as the catalogue has them");
        } else {
            problems.forEach(problem -> console.out().println("  - " + problem));
            console.out().println("Maybe 'bin/tickflow topics create' makes the missing ones.");
        }
        console.out().flush();
        return problems.isEmpty() ? 0 : 1;
    }

    private List<String> problems() {
        try {
            cluster.compare(false);
            return List.of();
        } catch (InvalidTopicsException e) {
            return e.problems();
        }
    }
}
