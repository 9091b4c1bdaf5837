package io.tickflow.cli.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.process.ProcessRecord;
import io.tickflow.sandbox.local.LocalStack;
import io.tickflow.sandbox.local.StackFolder;
import io.tickflow.sandbox.local.StackState;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops the local stack. */
@Command(
        name = "down",
        description = {
            "Stop the local stack; its data stays.",
            "Ends the processes that 'up' has started, and no others. Jobs that still run are suspended, and go on from their last checkpoint after the next 'up'."
        },
        mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--purge",
            description =
                    "Delete its data too: topics, tables, checkpoints, savepoints, the venue's journal, logs. Needs --yes.")
    private boolean purge;

    @Option(names = "--yes", description = "Confirm --purge.")
    private boolean yes;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final StackOption option = new StackOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        LocalStack stack = option.stack();
        if (purge && !yes) {
            throw CommandException.invalid(
                    "--purge deletes %s in %s for good: topics, tables, checkpoints, savepoints, the venue's journal and logs. Nothing was stopped or deleted. Maybe add --yes"
                            .formatted(size(stack), stack.folder()));
        }
        PrintWriter out = console.out();
        List<ProcessRecord> stopped = new ArrayList<>();
        stack.down(
                process -> {
                    stopped.add(process);
                    if (!json) {
                        out.printf("stopped %s (pid %d)%n", process.name(), process.pid());
                        out.flush();
                    }
                });
        boolean known = StackState.read(stack.folder()).isPresent();
        String size = size(stack);
        if (purge) {
            stack.purge();
        }
        if (json) {
            out.println(report(stack, stopped).toPrettyString());
        } else {
            say(out, stack, stopped.isEmpty(), known, size);
        }
        out.flush();
        return 0;
    }

    private void say(PrintWriter out, LocalStack stack, boolean idle, boolean known, String size) {
        if (idle) {
            out.println("no local stack runs in " + stack.folder());
        }
        if (known) {
            out.println(
                    purge
                            ? "deleted " + size + " in " + stack.folder()
                            : size + " of data stay in " + stack.folder());
        }
    }

    private ObjectNode report(LocalStack stack, List<ProcessRecord> stopped) {
        ObjectNode report = JSON.createObjectNode();
        report.put("folder", stack.folder().toString());
        report.put("purged", purge);
        ArrayNode processes = report.putArray("stopped");
        stopped.forEach(
                process ->
                        processes
                                .addObject()
                                .put("name", process.name())
                                .put("pid", process.pid()));
        return report;
    }

    private static String size(LocalStack stack) {
        return String.format(Locale.ROOT, "%,d MB", new StackFolder(stack.folder()).bytes() >> 20);
    }
}
