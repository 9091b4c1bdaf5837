package io.tickflow.cli.rollout;

import io.tickflow.core.canary.CanaryControl;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets the challenger decide on the symbols of the canary again. */
@Command(
        name = "begin",
        description = {
            "Let the challenger decide on the symbols of the canary again, after the other two.",
            "Waits until the job has read the record: exit code 1 if it has not."
        },
        mixinStandardHelpOptions = true)
final class CanaryBeginCommand implements Callable<Integer> {

    @Mixin private final CanaryCall call = new CanaryCall();

    @Override
    public Integer call() {
        return call.run(CanaryControl.Command.BEGIN);
    }
}
