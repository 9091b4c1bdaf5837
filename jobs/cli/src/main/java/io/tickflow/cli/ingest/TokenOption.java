package io.tickflow.cli.ingest;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Inputs;
import io.tickflow.ingest.http.BearerToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Bearer token of the terminals, from a file or the environment. */
@Command
final class TokenOption {

    private static final String VARIABLE = "TICKFLOW_INGEST_TOKEN";
    private static final int CHARS_MIN = 16;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "File with the bearer token that terminals must present (default: the environment variable "
                            + VARIABLE
                            + ", else none).")
    private @Nullable Path file;

    /** Adds the problems of the token, and of an open address without one. */
    void check(Inputs inputs, String bind) {
        inputs.require(file == null || Files.isReadable(file), "--token-file: cannot read " + file);
        String secret = file == null || Files.isReadable(file) ? secret() : null;
        inputs.require(
                secret == null || secret.length() >= CHARS_MIN,
                "the bearer token must have " + CHARS_MIN + " characters or more");
        inputs.require(
                secret != null || isLoopback(bind, inputs),
                "--bind "
                        + bind
                        + " lets other machines write ticks: set a token with --token-file or "
                        + VARIABLE);
    }

    private static boolean isLoopback(String bind, Inputs inputs) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            inputs.require(false, "--bind: the address " + bind + " is not known");
            return true;
        }
    }

    /** The token; null if none is asked for. */
    @Nullable BearerToken read() {
        String secret = secret();
        return secret == null ? null : new BearerToken(secret);
    }

    private @Nullable String secret() {
        if (file == null) {
            String secret = System.getenv(VARIABLE);
            return secret == null || secret.isBlank() ? null : secret.strip();
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw CommandException.invalid("--token-file: cannot read " + file);
        }
    }
}
