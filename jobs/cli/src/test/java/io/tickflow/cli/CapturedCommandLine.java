package io.tickflow.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** The command line in this process, and what it said. */
public final class CapturedCommandLine {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Runs a command; gives its exit code. */
    public int run(String... line) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(line);
    }

    /** Standard output of all runs. */
    public String out() {
        return out.toString();
    }

    /** Standard error of all runs. */
    public String err() {
        return err.toString();
    }
}
