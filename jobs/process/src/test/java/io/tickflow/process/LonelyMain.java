package io.tickflow.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A parent without children that has data and logs: announces its directory. */
final class LonelyMain {

    private LonelyMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        ScratchFolder directory = ScratchFolder.create(Path.of(args[0]), false);
        Files.writeString(directory.data("flink").resolve("state"), "much");
        Files.writeString(directory.logs().resolve("jobs.log"), "why it failed");
        if (args.length > 1) {
            directory.keepLogs();
        }
        ReadyFile.announce(directory.root().toString());
        new CountDownLatch(1).await();
    }
}
