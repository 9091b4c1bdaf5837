package io.tickflow.cli.console;

import java.io.PrintWriter;
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

    /** Standard output. */
    public PrintWriter out() {
        return command().commandLine().getOut();
    }

    /** Standard error. */
    public PrintWriter err() {
        return command().commandLine().getErr();
    }

    /** Creates a progress line on standard error. */
    public ProgressLine progress() {
        return new ProgressLine(command().commandLine().getErr(), TERMINAL);
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it calls");
        }
        return spec;
    }
}
