package io.tickflow.cli.gateway;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Inputs;
import io.tickflow.gateway.access.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Callers of the gateway, from a file or the environment. */
@Command
final class TokensOption {

    private static final String VARIABLE = "TICKFLOW_GATEWAY_TOKENS";

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description =
                    "File with a line for each caller, as --new-token prints it (default: the"
                            + " environment variable "
                            + VARIABLE
                            + ", else none).")
    private @Nullable Path file;

    @Option(
            names = "--require-token",
            description = "Ask callers on this machine for a token, too; else they may read.")
    private boolean isRequired;

    boolean isLocalOpen() {
        return !isRequired;
    }

    /**
     * Reads the callers; {@code inputs} collects the problems.
     *
     * @param hasOthers true if callers are known by other means, too
     */
    Tokens read(Inputs inputs, String bind, boolean hasOthers) {
        List<String> problems = new ArrayList<>();
        Tokens tokens = Tokens.parse(text(), problems);
        problems.forEach(problem -> inputs.require(false, problem));
        inputs.require(
                hasOthers || !tokens.isEmpty() || !problems.isEmpty() || isLoopback(bind, inputs),
                "--bind "
                        + bind
                        + " lets other machines ask: name callers with --tokens, "
                        + VARIABLE
                        + " or --jwks");
        return tokens;
    }

    private static boolean isLoopback(String bind, Inputs inputs) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            inputs.require(false, "--bind: the address " + bind + " is not known");
            return true;
        }
    }

    private String text() {
        if (file == null) {
            String text = System.getenv(VARIABLE);
            return text == null ? "" : text;
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw CommandException.invalid("--tokens: cannot read " + file);
        }
    }
}
