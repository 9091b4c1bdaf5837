package io.tickflow.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A child that makes its folder anew, with a file in it, for as long as it runs. */
final class WritingMain {

    private WritingMain() {}

    public static void main(String[] args) {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "work");
        write(folder, 0);
        ReadyFile.announce("writing");
        for (long count = 1; ; count++) {
            try {
                write(folder, count);
            } catch (UncheckedIOException e) {
                // Another process deletes the folder: made again by the next round.
                Thread.onSpinWait();
            }
        }
    }

    private static void write(Path folder, long count) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("file-" + count % 100), Long.toString(count));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
