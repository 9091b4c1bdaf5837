package io.tickflow.sandbox.fault;

import io.tickflow.process.ProcessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Freezes and kills processes by signals of the operating system. Stateless. */
public final class ProcessSignals {

    private static final long TAKES_EFFECT_SECONDS_MAX = 10;
    private static final long POLL_MILLIS = 5;
    private static final char STOPPED = 'T';

    private ProcessSignals() {}

    /** A process that stands still until this is closed. */
    public interface Frozen extends AutoCloseable {

        /** Lets it go on, as if no time had passed. */
        @Override
        void close();
    }

    /**
     * Stops a process where it is, as {@code kill -STOP} does, and waits until it stands still. Its
     * connections stay, and nobody is told.
     *
     * @throws ProcessException if there is no such process
     */
    public static Frozen freeze(long pid) {
        send("STOP", pid);
        awaitStandstill(pid);
        return () -> send("CONT", pid);
    }

    /**
     * Ends a process at once, as {@code kill -9} does, and waits until it is gone.
     *
     * @throws ProcessException if there is no such process
     */
    public static void kill(long pid) {
        ProcessHandle process =
                ProcessHandle.of(pid).orElseThrow(() -> new ProcessException("no process " + pid));
        send("KILL", pid);
        try {
            process.onExit().get(TAKES_EFFECT_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessException("interrupted while process " + pid + " ended", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new ProcessException("process " + pid + " survived being killed", e);
        }
    }

    private static void send(String signal, long pid) {
        try {
            int exitCode =
                    new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                            .redirectErrorStream(true)
                            .start()
                            .waitFor();
            if (exitCode != 0) {
                throw new ProcessException("SIG" + signal + ": no process " + pid);
            }
        } catch (IOException e) {
            throw new ProcessException("kill does not run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessException("interrupted while kill ran", e);
        }
    }

    /** A signal is delivered some time after it was sent. */
    private static void awaitStandstill(long pid) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TAKES_EFFECT_SECONDS_MAX);
        try {
            while (state(pid) != STOPPED) {
                if (System.nanoTime() - deadline > 0) {
                    throw new ProcessException("process " + pid + " does not stand still");
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessException("interrupted while process " + pid + " stopped", e);
        }
    }

    /** The letter that follows the name in parentheses; the name may hold anything. */
    private static char state(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return line.charAt(line.lastIndexOf(')') + 2);
        } catch (IOException e) {
            throw new ProcessException("no process " + pid, e);
        }
    }
}
