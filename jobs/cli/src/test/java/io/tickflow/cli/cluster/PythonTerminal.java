package io.tickflow.cli.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Terminal for a command, of Python's module pty. */
final class PythonTerminal {

    private static final String PYTHON = "python3";
    private static final long SECONDS_MAX = 20;

    /**
     * Runs its arguments on a new terminal, copies what they print, and types Ctrl-C for a line.
     */
    private static final String SCRIPT =
            """
            import os, pty, select, sys
            child, terminal = pty.fork()
            if child == 0:
                os.execvp(sys.argv[1], sys.argv[1:])
            inputs = [terminal, 0]
            while True:
                ready = select.select(inputs, [], [])[0]
                if terminal in ready:
                    try:
                        printed = os.read(terminal, 65536)
                    except OSError:
                        break
                    if not printed:
                        break
                    os.write(1, printed)
                if 0 in ready:
                    inputs.remove(0)
                    if os.read(0, 1):
                        os.write(terminal, b"\\x03")
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
            """;

    private PythonTerminal() {}

    /** Beginning of a command line; skips the test if this machine has no Python with it. */
    static List<String> command() throws InterruptedException {
        assumeTrue(isHere(), "no " + PYTHON + " with a module pty, which makes the terminal");
        return List.of(PYTHON, "-c", SCRIPT);
    }

    private static boolean isHere() throws InterruptedException {
        try {
            Process probe =
                    new ProcessBuilder(PYTHON, "-c", "import os, pty; os.waitstatus_to_exitcode")
                            .start();
            return probe.waitFor(SECONDS_MAX, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
