package io.tickflow.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Deletion of a scratch folder after the end of this process, whose threads write to it until then.
 * Several processes may order it for one folder: the last to end is the one whose deletion holds.
 */
final class LateDeletion implements AutoCloseable {

    /** File in a folder whose logs stay. */
    private static final String LOGS_STAY = ".logs-stay";

    /**
     * Reads until the other end of its input is closed, which the kernel does when this process has
     * ended, and ignores what a terminal sends to all at once. A deletion beside it can make one
     * attempt fail.
     */
    private static final String SCRIPT =
            "trap '' HUP INT TERM; read -r end; "
                    + "if [ -e \"$0/"
                    + LOGS_STAY
                    + "\" ]; then set -- \"$0/data\" \"$0/run\" \"$0/tmp\"; else set -- \"$0\"; fi; "
                    + "attempt=0; "
                    + "until rm -rf -- \"$@\" || [ $attempt -ge 9 ]; do attempt=$((attempt+1)); done";

    private final OutputStream end;

    private LateDeletion(OutputStream end) {
        this.end = end;
    }

    /**
     * Orders the deletion of {@code folder}. Its process has a session of its own, so that the end
     * of a whole group of processes does not reach it.
     *
     * @throws IOException if no shell starts
     */
    static LateDeletion order(Path folder) throws IOException {
        Process shell =
                new ProcessBuilder(
                                OwnSession.of(
                                        List.of(
                                                "/bin/sh",
                                                "-c",
                                                SCRIPT,
                                                folder.toAbsolutePath().toString())))
                        .directory(Path.of("/").toFile())
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start();
        return new LateDeletion(shell.getOutputStream());
    }

    /** Lets all deletions of {@code folder} spare its logs. */
    static void spareLogs(Path folder) {
        try {
            Files.write(folder.resolve(LOGS_STAY), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot mark that the logs in " + folder + " stay", e);
        }
    }

    /** Deletes soon instead of at the end of this process. */
    @Override
    public void close() {
        try {
            end.close();
        } catch (IOException e) {
            // Its shell was killed: nobody is left to read the end.
        }
    }
}
