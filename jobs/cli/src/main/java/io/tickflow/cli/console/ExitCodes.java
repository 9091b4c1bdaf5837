package io.tickflow.cli.console;

import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.importer.file.ImportException;
import io.tickflow.model.registry.RegistryConflictException;
import io.tickflow.model.registry.RegistryException;
import io.tickflow.model.registry.RegistryUnavailableException;
import io.tickflow.operate.OperationException;
import io.tickflow.process.ProcessException;
import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.ticks.TickFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Exit codes of commands: 0 done, 1 something outside failed (a port, a disk, a download), 2 the
 * user's input is wrong, 3 a right input that the desk refuses, 130 interrupted. Known troubles
 * print their message alone; unknown ones a stack trace as well.
 */
public final class ExitCodes implements IExecutionExceptionHandler {

    /** The command did its work. */
    public static final int OK = 0;

    /** Something outside failed. */
    public static final int FAILED = 1;

    /** The user's input is wrong. */
    public static final int INVALID = 2;

    /** The desk, or its log, refuses a well-formed request: nothing was done. */
    public static final int REFUSED = 3;

    /** The user interrupted the command. */
    public static final int INTERRUPTED = 130;

    @Override
    public int handleExecutionException(
            Exception trouble, CommandLine command, ParseResult parsed) {
        if (trouble instanceof InvalidOptionsException
                || trouble instanceof InvalidBundleException
                || trouble instanceof ImportException
                || trouble instanceof TickFileException) {
            command.getErr().println("tickflow: " + trouble.getMessage());
            return INVALID;
        }
        if (trouble instanceof RegistryException refused) {
            command.getErr().println("tickflow: " + describe(refused));
            return refused instanceof RegistryUnavailableException
                            || refused instanceof RegistryConflictException
                    ? FAILED
                    : INVALID;
        }
        if (trouble instanceof ProcessException) {
            command.getErr().println("tickflow: " + trouble.getMessage());
            return FAILED;
        }
        if (trouble instanceof OperationException failure) {
            command.getErr().println("tickflow: " + failure.getMessage());
            return switch (failure.kind()) {
                case INVALID -> INVALID;
                case REFUSED -> REFUSED;
                case FAILED -> FAILED;
            };
        }
        if (trouble instanceof CommandException known) {
            command.getErr().println("tickflow: " + known.getMessage());
            return known.exitCode();
        }
        IOException failed = inputOrOutput(trouble);
        if (failed != null) {
            command.getErr().println("tickflow: " + describe(failed));
            return FAILED;
        }
        trouble.printStackTrace(command.getErr());
        return FAILED;
    }

    private static String describe(RegistryException refused) {
        return refused.problems().size() == 1
                ? refused.problems().get(0)
                : "the registry refuses it:\n  - " + String.join("\n  - ", refused.problems());
    }

    private static @Nullable IOException inputOrOutput(Exception trouble) {
        if (trouble instanceof UncheckedIOException unchecked) {
            return unchecked.getCause();
        }
        return trouble instanceof IOException failed ? failed : null;
    }

    /** Names the file and the reason, which the file system's own messages lack. */
    private static String describe(IOException failed) {
        if (failed instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file or folder";
        }
        if (failed instanceof AccessDeniedException denied) {
            return "no right to open " + denied.getFile();
        }
        if (failed instanceof FileSystemException file && file.getReason() != null) {
            return file.getFile() + ": " + file.getReason();
        }
        return "reading or writing failed: " + failed.getMessage();
    }
}
