package io.tickflow.cli.rollout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.Console;
import io.tickflow.core.canary.CanaryControl;
import io.tickflow.core.canary.CanaryTurns;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the canary of the running SignalJob. */
@Command(
        name = "status",
        description = "Show the challenger of the running SignalJob, and who decides.",
        mixinStandardHelpOptions = true)
final class CanaryStatusCommand implements Callable<Integer> {

    private static final String CANARY = "CANARY";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final RolloutOptions options = new RolloutOptions();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        CanaryJob job = CanaryJob.find(options);
        CanaryTurns turns = job.controls().turns(job.canary().digest());
        long tickMillis = job.controls().tickMillisIn(0);
        String state = turns.at(tickMillis).map(CanaryStatusCommand::stateOf).orElse(CANARY);
        PrintWriter out = console.out();
        if (json) {
            out.println(json(job, turns, state, tickMillis).toPrettyString());
        } else {
            print(out, job, turns, state, tickMillis);
        }
        out.flush();
        return 0;
    }

    private static String stateOf(CanaryControl turn) {
        return switch (turn.command()) {
            case BEGIN -> CANARY;
            case PROMOTE -> "PROMOTED";
            case WITHDRAW -> "WITHDRAWN";
        };
    }

    private static void print(
            PrintWriter out, CanaryJob job, CanaryTurns turns, String state, long tickMillis) {
        out.printf("job         %s, pipeline %s%n", job.id(), job.pipeline());
        out.printf(
                "challenger  %s/%s (%s) in %s%n",
                job.canary().id(),
                job.canary().version(),
                job.canary().digest(),
                job.canary().bundle());
        out.printf("canary      %s%n", job.canary().share());
        out.printf("state       %s at the tick time %s%n", state, Instant.ofEpochMilli(tickMillis));
        for (CanaryControl turn : turns.all()) {
            out.printf(
                    "control     %s from %s on, by %s: %s%n",
                    turn.command(),
                    Instant.ofEpochMilli(turn.effectiveTimeMillis()),
                    turn.by(),
                    turn.reason());
        }
    }

    private static ObjectNode json(
            CanaryJob job, CanaryTurns turns, String state, long tickMillis) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("job", job.id())
                        .put("challenger", job.canary().digest())
                        .put("canary", job.canary().share())
                        .put("state", state)
                        .put("tickTime", Instant.ofEpochMilli(tickMillis).toString());
        ArrayNode controls = json.putArray("controls");
        for (CanaryControl turn : turns.all()) {
            controls.addObject()
                    .put("command", turn.command().name())
                    .put("from", Instant.ofEpochMilli(turn.effectiveTimeMillis()).toString())
                    .put("by", turn.by())
                    .put("reason", turn.reason());
        }
        return json;
    }
}
