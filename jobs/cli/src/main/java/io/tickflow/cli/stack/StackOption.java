package io.tickflow.cli.stack;

import io.tickflow.sandbox.local.LocalStack;
import io.tickflow.sandbox.local.StackFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Folder of the local stack: mixed into the commands that start and stop it. */
@Command
final class StackOption {

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description =
                    "Folder of the stack's data, logs and state (default: $TICKFLOW_STACK, else"
                            + " ~/.local/state/tickflow/local). Other commands find the default one.")
    private @Nullable Path directory;

    LocalStack stack() {
        return new LocalStack(directory == null ? StackFolder.usual() : directory);
    }
}
