package io.tickflow.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

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

    private static final Duration END_MAX = Duration.ofSeconds(30);

    private final Process shell;

    private LateDeletion(Process shell) {
        this.shell = shell;
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
        return new LateDeletion(shell);
    }

    /**
     * Lets all deletions of {@code folder} spare its logs. Where that cannot be noted, as on a full
     * disk, they go if this process is killed.
     */
    static void spareLogs(Path folder) {
        try {
            Files.write(folder.resolve(LOGS_STAY), new byte[0]);
        } catch (IOException e) {
            // The failure that the logs are kept for is the one to tell.
        }
    }

    /** Deletes now instead of at the end of this process; waits for it. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            shell.waitFor(END_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException e) {
            // Its shell was killed: nobody is left to read the end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
