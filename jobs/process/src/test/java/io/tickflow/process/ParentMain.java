package io.tickflow.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A parent with two children that write: announces their pids and the directory. */
final class ParentMain {

    private ParentMain() {}

    public static void main(String[] args) throws InterruptedException {
        ScratchFolder directory = ScratchFolder.create(Path.of(args[0]), false);
        ChildProcess first = start(directory, "first");
        ChildProcess second = start(directory, "second");
        ReadyFile.announce(first.pid() + " " + second.pid() + " " + directory.root());
        new CountDownLatch(1).await();
    }

    private static ChildProcess start(ScratchFolder directory, String name) {
        ChildProcess child =
                directory.start(new JavaCommand(name, WritingMain.class, List.of(), 32));
        child.awaitReady(Duration.ofSeconds(30));
        return child;
    }
}
