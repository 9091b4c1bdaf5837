package io.tickflow.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A child that writes a file when it is asked to end. */
final class OrderlyMain {

    private OrderlyMain() {}

    public static void main(String[] args) throws InterruptedException {
        Path farewell = Path.of(args[0]);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> write(farewell)));
        ReadyFile.announce("");
        new CountDownLatch(1).await();
    }

    private static void write(Path farewell) {
        try {
            Files.writeString(farewell, "ended in order");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
