package io.tickflow.cli.rollout;

import io.tickflow.core.canary.CanaryControl;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets the champion decide on every symbol. */
@Command(
        name = "withdraw",
        description = {
            "Let the champion decide on every symbol, also after a promotion.",
            "Waits until the job has read the record: exit code 1 if it has not."
        },
        mixinStandardHelpOptions = true)
final class CanaryWithdrawCommand implements Callable<Integer> {

    @Mixin private final CanaryCall call = new CanaryCall();

    @Override
    public Integer call() {
        return call.run(CanaryControl.Command.WITHDRAW);
    }
}
