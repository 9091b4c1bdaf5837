package io.tickflow.cli;

import org.jspecify.annotations.Nullable;

/** A trouble that one line explains. */
public final class CommandException extends RuntimeException {

    private final int exitCode;

    private CommandException(@Nullable String message, int exitCode, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The user's input is wrong: exit code 2. */
    public static CommandException invalid(@Nullable String message) {
        return new CommandException(message, ExitCodes.INVALID, null);
    }

    /** Something outside failed: exit code 1. */
    public static CommandException failed(String message, Throwable cause) {
        return new CommandException(message, ExitCodes.FAILED, cause);
    }

    /** Something outside failed: exit code 1. */
    public static CommandException failed(String message) {
        return new CommandException(message, ExitCodes.FAILED, null);
    }

    int exitCode() {
        return exitCode;
    }
}
