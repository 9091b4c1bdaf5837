package io.tickflow.sandbox.stack;

import io.tickflow.process.ReadyFile;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that runs a sandbox: announces the pids of its parts. */
public final class SandboxMain {

    private SandboxMain() {}

    public static void main(String[] args) throws InterruptedException {
        Sandbox sandbox =
                Sandbox.start(
                        SandboxConfig.everything().in(Path.of(args[0]), false),
                        System.out::println);
        ReadyFile.announce(
                sandbox.broker().pid()
                        + " "
                        + sandbox.venue().pid()
                        + " "
                        + sandbox.clickHouseEngine().pid());
        new CountDownLatch(1).await();
    }
}
