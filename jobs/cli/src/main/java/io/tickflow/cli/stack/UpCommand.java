package io.tickflow.cli.stack;

import io.tickflow.cli.cluster.JobJar;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.Home;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.process.flink.FlinkDistribution;
import io.tickflow.sandbox.local.LocalStack;
import io.tickflow.sandbox.local.StackPart;
import io.tickflow.sandbox.local.StackPrograms;
import io.tickflow.sandbox.local.StackState;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the local stack, or the missing processes of it. */
@Command(
        name = "up",
        description = {
            "Start a local stack that stays: Kafka, ClickHouse, a FIX venue, a Flink cluster, and the gateway with its console.",
            "Each is a process of its own on 127.0.0.1 that outlives this command. Other commands find them without flags. Called again, it starts the processes that are gone, on the same ports and data. 'down' stops them."
        },
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @Option(
            names = "--jobs",
            description =
                    "Also submit history, desk and signal, in mode DEMO against the venue, unless they run.")
    private boolean jobs;

    @Option(
            names = "--accept-lost-records",
            description =
                    "Start although the topics have lost records that suspended jobs go on with.")
    private boolean acceptLostRecords;

    @Option(
            names = "--postgres",
            description =
                    "Also start PostgreSQL, fetched once by npm, with the settings of the gateway in it; once started, it belongs to the stack.")
    private boolean postgres;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final StackOption option = new StackOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        LocalStack stack = option.stack();
        if (jobs) {
            Path unused = JobJar.locate();
        }
        var distribution = new FlinkDistribution(Home.flinkLibraries(), Home.resolve("flink-conf"));
        distribution.check();
        TopicCatalogue topics =
                TopicCatalogue.load(Home.resolve("flink-conf/topics.yaml").toString());
        StackStore store = postgres || stack.hasPostgres() ? new StackStore(stack) : null;
        PrintWriter out = console.out();
        Set<StackPart> started;
        try (var progress = new StartProgress(json ? null : out, console.progress())) {
            started =
                    stack.up(
                            new StackPrograms(
                                    distribution,
                                    topics,
                                    store == null ? null : store::fill,
                                    ports -> StackGateway.command(console.program(), ports, store)),
                            progress,
                            new SuspendedOffsets(acceptLostRecords, console.err()));
        }
        StackState state = stack.running().orElseThrow();
        if (jobs) {
            new StackJobs(state.ports(), console.err(), console.progress())
                    .submitMissing(line -> say(out, line));
        }
        var report = new StackReport(stack, state);
        if (json) {
            out.println(report.json(started).toPrettyString());
        } else {
            if (started.isEmpty()) {
                out.println("the local stack is up");
            }
            report.print(out, jobs);
            if (store != null) {
                // Each on a line of its own, to be copied as a whole.
                out.println("settings");
                out.println("export TICKFLOW_CONFIG=" + state.ports().storePlace());
                new TreeMap<>(store.environment())
                        .forEach((name, value) -> out.println("export " + name + '=' + value));
            }
        }
        out.flush();
        return 0;
    }

    private void say(PrintWriter out, String line) {
        if (!json) {
            out.println(line);
            out.flush();
        }
    }
}
