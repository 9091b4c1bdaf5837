package io.tickflow.cli.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trouble that one line explains. */
public final class CommandException extends RuntimeException {

    private final int exitCode;

    private CommandException(@Nullable String message, int exitCode, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Message that lists every problem of a command line. */
    public static String refusal(List<String> problems) {
        return "the command line is refused:\n  - " + String.join("\n  - ", problems);
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
