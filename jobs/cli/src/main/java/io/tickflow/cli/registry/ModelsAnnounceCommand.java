package io.tickflow.cli.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.operate.model.Announcement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells Kafka about changes of the registry. */
@Command(
        name = "announce",
        description = {
            "Send changes of the registry to Kafka as events that earlier commands could not send.",
            "A repeated event has the same id. The exit code is 1 if some could not be sent."
        },
        mixinStandardHelpOptions = true)
public final class ModelsAnnounceCommand implements Callable<Integer> {

    @Option(names = "--all", description = "Send all changes again.")
    private boolean isAgain;

    @Mixin private final RegistryCall call = new RegistryCall();

    @Override
    public Integer call() {
        Announcement announcement = call.announce(call.open(), isAgain);
        if (call.isJson()) {
            ObjectNode root = call.object();
            call.report(announcement, root);
            call.print(root);
        } else if (announcement.isComplete()) {
            call.print(announcement.text());
        } else {
            call.report(announcement, null);
        }
        return announcement.isComplete() ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
