package io.tickflow.cli;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.stack.StackDefaults;
import io.tickflow.sandbox.replay.ReplaySpeed;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command whose line is in order, and says everything that is wrong with one that is not.
 */
final class ValidatedExecution implements IExecutionStrategy, IParameterExceptionHandler {

    @Override
    public int execute(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        List<Exception> errors = new ArrayList<>();
        CommandLine command = parsed.commandSpec().commandLine();
        for (ParseResult level = parsed; level != null; level = level.subcommand()) {
            errors.addAll(level.errors());
            command = level.commandSpec().commandLine();
        }
        return errors.isEmpty() ? run(parsed, command) : refuse(command, errors);
    }

    private static int run(ParseResult parsed, CommandLine command) {
        try {
            StackDefaults.apply(parsed);
        } catch (CommandException e) {
            throw new ExecutionException(command, String.valueOf(e.getMessage()), e);
        }
        return new RunLast().execute(parsed);
    }

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        return refuse(error.getCommandLine(), List.of(error));
    }

    /** Reads {@code N} or {@code max}. */
    static ReplaySpeed pace(String speed) {
        try {
            return ReplaySpeed.parse(speed);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static int refuse(CommandLine command, List<Exception> errors) {
        List<String> problems =
                errors.stream().map(ValidatedExecution::sentence).distinct().toList();
        command.getErr().println("tickflow: " + CommandException.refusal(problems));
        command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        command.getErr().flush();
        return ExitCodes.INVALID;
    }

    private static String sentence(Exception error) {
        // Picocli begins only its sentences about groups of options in this way.
        String sentence = String.valueOf(error.getMessage()).replaceFirst("^Error: ", "");
        if (error instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return sentence + " (perhaps: " + String.join(", ", unmatched.getSuggestions()) + ")";
        }
        return sentence;
    }
}
