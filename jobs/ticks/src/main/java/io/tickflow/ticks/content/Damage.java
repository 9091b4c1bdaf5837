package io.tickflow.ticks.content;

import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;

/** Words about packed data that ends too early or is damaged. Pure functions. */
public final class Damage {

    private Damage() {}

    /**
     * Describes the failure of reading a packed file.
     *
     * @param bytes size of the file
     */
    public static String words(IOException failure, long bytes) {
        String message = failure.getMessage();
        // The libraries end a cut stream with an EOFException, or with these words.
        boolean cut =
                failure instanceof EOFException
                        || message == null
                        || message.toLowerCase(Locale.ROOT).contains("truncated");
        return cut
                ? String.format(Locale.ROOT, "its %,d bytes end within the packed data", bytes)
                : String.format(Locale.ROOT, "%s; it has %,d bytes", message, bytes);
    }
}
