package io.tickflow.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Identifies a process beyond the life of the JVM that started it. The system reuses the id of a
 * process that has ended, so the time of the start belongs to it.
 *
 * @param name of the process
 * @param pid process id
 * @param startMillis when the operating system says that it started
 */
public record ProcessRecord(String name, long pid, long startMillis) {

    /** The system counts from its boot, whose time moves a little when its clock is corrected. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(3);

    static ProcessRecord of(String name, ProcessHandle process) {
        return new ProcessRecord(name, process.pid(), startMillisOf(process));
    }

    /** Returns true while this very process runs. */
    public boolean isAlive() {
        return handle().isPresent();
    }

    /** Asks it to end, and does not wait. */
    public void requestStop() {
        handle().ifPresent(ProcessHandle::destroy);
    }

    /**
     * Interrupts it as Ctrl-C does, and does not wait: to end for a server such as PostgreSQL that
     * lets its clients finish when it is merely asked.
     *
     * @throws ProcessException if the signal cannot be sent
     */
    public void interrupt() {
        if (isAlive()) {
            Signals.send("INT", name, pid);
        }
    }

    /**
     * Asks it to end, kills it if it has not ended in time, and does nothing to a process that took
     * its id since.
     *
     * @return whether it ran
     * @throws ProcessException if it survives
     */
    public boolean stop(Duration max) {
        Optional<ProcessHandle> running = handle();
        running.ifPresent(
                process -> {
                    process.destroy();
                    if (!ends(process, max)) {
                        process.destroyForcibly();
                        if (!ends(process, max)) {
                            throw new ProcessException(
                                    name + " (pid " + pid + ") survived being killed");
                        }
                    }
                });
        return running.isPresent();
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(
                        process ->
                                Math.abs(startMillisOf(process) - startMillis)
                                        <= START_TOLERANCE.toMillis());
    }

    private static boolean ends(ProcessHandle process, Duration max) {
        return process.onExit()
                .thenApply(ended -> true)
                .completeOnTimeout(false, max.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static long startMillisOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
