package io.tickflow.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A running child process: a JVM with a log file of its own. It ends with this JVM, however this
 * JVM ends, if a {@link ScratchFolder} started it, and goes on if a {@link LastingFolder} did.
 * Thread-safe.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final Duration KILL_MAX = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 20;
    private static final int LOG_LINES_SHOWN = 15;
    private static final File NOTHING = new File("/dev/null");

    private final String name;
    private final Process process;
    private final SharedClasses classes;
    private final Path logFile;
    private final Path readyFile;
    private final Consumer<ChildProcess> onEnd;
    private final Runnable onFailure;

    private ChildProcess(
            String name,
            Process process,
            SharedClasses classes,
            Path logFile,
            Path readyFile,
            Consumer<ChildProcess> onEnd,
            Runnable onFailure) {
        this.name = name;
        this.process = process;
        this.classes = classes;
        this.logFile = logFile;
        this.readyFile = readyFile;
        this.onEnd = onEnd;
        this.onFailure = onFailure;
    }

    static ChildProcess start(
            ChildCommand command,
            Path logFile,
            Path readyFile,
            List<String> properties,
            boolean watched,
            Consumer<ChildProcess> onEnd,
            Runnable onFailure) {
        try {
            Files.deleteIfExists(readyFile);
            List<String> line = command.commandLine(properties, watched);
            SharedClasses classes = SharedClasses.of(watched ? line : OwnSession.of(line));
            ProcessBuilder builder =
                    new ProcessBuilder(classes.commandLine())
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.appendTo(logFile.toFile()))
                            // The other end of a pipe is held open by this JVM, and only by it.
                            .redirectInput(watched ? Redirect.PIPE : Redirect.from(NOTHING));
            // A child that scores: ONNX Runtime would record its use for its maker.
            builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
            builder.environment().putAll(command.environment());
            Process process = builder.start();
            return new ChildProcess(
                    command.name(), process, classes, logFile, readyFile, onEnd, onFailure);
        } catch (IOException e) {
            throw new ProcessException("cannot start " + command.name() + ": " + e.getMessage(), e);
        }
    }

    /** Process id. */
    public long pid() {
        return process.pid();
    }

    /** Its name, process id and start, to find it again from another JVM. */
    public ProcessRecord record() {
        return ProcessRecord.of(name, process.toHandle());
    }

    /** Returns true while it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** File of its standard output and error. */
    public Path logFile() {
        return logFile;
    }

    /**
     * Waits for the child to call {@link ReadyFile#announce}.
     *
     * @return the text that it announced
     * @throws ProcessException if it ends before, or is not ready in time; the message holds the
     *     last lines of its log
     */
    public String awaitReady(Duration timeout) {
        awaitReady(() -> Files.exists(readyFile), timeout);
        try {
            return Files.readString(readyFile);
        } catch (IOException e) {
            throw new ProcessException("cannot read what " + name + " announced", e);
        }
    }

    /**
     * Waits for {@code ready} to hold. It is asked every few milliseconds.
     *
     * @throws ProcessException if the child ends before, or is not ready in time; the message holds
     *     the last lines of its log
     */
    public void awaitReady(BooleanSupplier ready, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (!ready.getAsBoolean()) {
                if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw failed("ended with exit code " + process.exitValue());
                }
                if (System.nanoTime() - deadline > 0) {
                    throw failed("was not ready after " + timeout.toSeconds() + " s");
                }
            }
            classes.record(pid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessException("interrupted while waiting for " + name, e);
        }
    }

    /**
     * Waits for it to end by itself with exit code 0, as a program does that has no other answer.
     *
     * @throws ProcessException if it ends with another one, or not in time; the message holds the
     *     last lines of its log
     */
    public void awaitSuccess(Duration timeout) {
        try {
            if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw failed("did not end in " + timeout.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessException("interrupted while waiting for " + name, e);
        }
        if (process.exitValue() != 0) {
            throw failed("ended with exit code " + process.exitValue());
        }
    }

    /** Ends it at once, as {@code kill -9} does, and waits until it is gone. */
    public void killForcibly() {
        process.toHandle().destroyForcibly();
        if (!waitFor(KILL_MAX)) {
            throw new ProcessException(name + " (pid " + pid() + ") survived being killed");
        }
        onEnd.accept(this);
    }

    /**
     * Stops it in mid-air, as {@code kill -STOP} does: it keeps its memory, files and connections,
     * and does nothing until {@link #thaw}.
     */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on after {@link #freeze}. */
    public void thaw() {
        signal("CONT");
    }

    /** Asks it to end; kills it if it has not ended after ten seconds. */
    @Override
    public void close() {
        // Not by the process itself: that would close its standard input too, and so tell the child
        // that its parent is gone.
        process.toHandle().destroy();
        if (!waitFor(STOP_MAX)) {
            killForcibly();
        }
        onEnd.accept(this);
    }

    private void signal(String signal) {
        if (!isAlive()) {
            throw new ProcessException(name + " (pid " + pid() + ") does not run");
        }
        Signals.send(signal, name, pid());
    }

    private ProcessException failed(String what) {
        onFailure.run();
        return new ProcessException(
                name + " " + what + "; the end of " + logFile + ":\n" + endOfLog());
    }

    private String endOfLog() {
        try {
            return LogTail.lastLines(logFile, LOG_LINES_SHOWN);
        } catch (IOException e) {
            return "(cannot be read: " + e.getMessage() + ")";
        }
    }

    /** Waits although interrupted, since nothing may be left behind; the interrupt is kept. */
    private boolean waitFor(Duration max) {
        long deadline = System.nanoTime() + max.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
