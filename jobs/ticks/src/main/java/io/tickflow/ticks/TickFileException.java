package io.tickflow.ticks;

/** Refusal of a file. The message names the file, the finding and the way out. */
public final class TickFileException extends RuntimeException {

    public TickFileException(String message) {
        super(message);
    }

    public TickFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
