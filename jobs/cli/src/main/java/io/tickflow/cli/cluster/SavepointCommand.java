package io.tickflow.cli.cluster;

import io.tickflow.operate.flink.FlinkTarget;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes a savepoint of a job and lets it run. */
@Command(
        name = "savepoint",
        description = "Take a savepoint of a job that goes on.",
        mixinStandardHelpOptions = true)
public final class SavepointCommand implements Callable<Integer> {

    @Mixin private final SavepointCall call = new SavepointCall();

    @Override
    public Integer call() {
        return call.run(FlinkTarget::savepoint, "goes on, its savepoint is");
    }
}
