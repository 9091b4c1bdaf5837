package io.tickflow.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Output of a command. */
@Command
public final class Console {

    /** True if bin/tickflow has found a terminal. */
    private static final boolean TERMINAL = Boolean.getBoolean("tickflow.terminal");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /**
     * Opens standard output in UTF-8, whatever the locale. Unlike {@link System#out} its {@code
     * checkError} tells of a closed pipe and a full disk.
     */
    public static PrintWriter standardOutput() {
        return new PrintWriter(
                new BufferedWriter(
                        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), UTF_8)),
                true);
    }

    /** Standard output. */
    public PrintWriter out() {
        return command().commandLine().getOut();
    }

    /** Standard error. */
    public PrintWriter err() {
        return command().commandLine().getErr();
    }

    /** Returns true if standard error is a terminal, whose lines can be written over. */
    public boolean isTerminal() {
        return TERMINAL;
    }

    /** Creates a progress line on standard error. */
    public ProgressLine progress() {
        return new ProgressLine(command().commandLine().getErr(), TERMINAL);
    }

    /** Names a page that was written, on standard error, by its place without {@code ..}. */
    public void wrotePage(Path page) {
        err().println("page: " + page.toAbsolutePath().normalize());
    }

    /** Class of the program that the command belongs to. */
    public Class<?> program() {
        return command().root().userObject().getClass();
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it calls");
        }
        return spec;
    }
}
