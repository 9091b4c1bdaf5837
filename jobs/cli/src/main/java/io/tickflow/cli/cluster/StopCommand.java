package io.tickflow.cli.cluster;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends a job with a savepoint. */
@Command(
        name = "stop",
        description = "End a job with a savepoint, which 'submit --from-savepoint' goes on from.",
        mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {

    @Option(
            names = "--drain",
            description = "Emit all that the job holds back, and so end it for good.")
    private boolean drain;

    @Mixin private final SavepointCall call = new SavepointCall();

    @Override
    public Integer call() {
        return call.run(
                (flink, id, directory, timeout) ->
                        flink.stopWithSavepoint(id, directory, drain, timeout),
                "ended, its savepoint is");
    }
}
