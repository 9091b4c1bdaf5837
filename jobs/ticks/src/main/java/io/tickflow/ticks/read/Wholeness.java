package io.tickflow.ticks.read;

import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.content.FileContent;
import java.io.IOException;
import java.io.OutputStream;

/** Checks that the compressed data of a file goes to its end, without parsing it. */
public final class Wholeness {

    private Wholeness() {}

    /**
     * Unpacks a compressed file.
     *
     * @throws TickFileException with the number of good ticks if it is cut or damaged
     * @throws IOException if a plain file cannot be read
     */
    public static void require(TickFile file) throws IOException {
        try (FileContent content = FileContent.open(file.path())) {
            if (content.compressions().isEmpty() || file.options().truncated()) {
                return;
            }
            content.bytes().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            countGood(file);
            throw e;
        }
    }

    /** Reads up to the failure, which counts the good ticks. */
    private static void countGood(TickFile file) throws IOException {
        try (TickReader reader = TickReader.open(file)) {
            reader.forEachRemaining(row -> {});
        }
    }
}
