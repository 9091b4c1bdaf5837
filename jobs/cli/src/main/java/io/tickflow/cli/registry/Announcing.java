package io.tickflow.cli.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.model.registry.JournaledRegistry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Choice to leave Kafka alone. */
@Command
final class Announcing {

    @Option(
            names = "--no-announce",
            description = "Tell Kafka later: the next change, or models announce, does.")
    private boolean isOff;

    /** Tells Kafka about all changes, unless the user does not want it. */
    void run(RegistryCall call, JournaledRegistry registry, @Nullable ObjectNode node) {
        if (!isOff) {
            call.report(call.announce(registry, false), node);
        }
    }
}
