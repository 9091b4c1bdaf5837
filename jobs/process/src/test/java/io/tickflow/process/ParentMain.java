package io.tickflow.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A parent with one child: announces the child's pid and the directory. */
final class ParentMain {

    private ParentMain() {}

    public static void main(String[] args) throws InterruptedException {
        ScratchFolder directory = ScratchFolder.create(Path.of(args[0]), false);
        ChildProcess child =
                directory.start(new JavaCommand("waiting", WaitingMain.class, List.of(), 32));
        child.awaitReady(Duration.ofSeconds(30));
        ReadyFile.announce(child.pid() + " " + directory.root());
        new CountDownLatch(1).await();
    }
}
