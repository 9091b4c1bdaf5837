package io.tickflow.sandbox.local;

import io.tickflow.process.DiskSpace;
import io.tickflow.process.FolderLock;
import io.tickflow.process.ProcessException;
import io.tickflow.process.ProcessRecord;
import io.tickflow.sandbox.stack.postgres.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Kafka, ClickHouse, a FIX venue, a Flink cluster and the gateway on 127.0.0.1 that outlive the
 * command which starts them and keep ports and data between starts. One command at a time may
 * change it.
 */
public final class LocalStack {

    private static final String CONTENT = "the local stack";
    private static final Duration STOP_MAX = Duration.ofSeconds(20);

    /** Clients before servers: nothing that stops waits for something that is gone. */
    private static final List<List<StackPart>> STOP_ORDER =
            List.of(
                    List.of(StackPart.TASK_MANAGER, StackPart.GATEWAY),
                    List.of(
                            StackPart.JOB_MANAGER,
                            StackPart.POSTGRES,
                            StackPart.VENUE,
                            StackPart.CLICKHOUSE,
                            StackPart.KAFKA),
                    List.of(StackPart.ZOOKEEPER));

    private final Path folder;

    /** A stack in {@code folder}, which need not exist. */
    public LocalStack(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Folder of its data, logs and state. */
    public Path folder() {
        return folder;
    }

    /** Log file of a part. */
    public Path log(StackPart part) {
        return folder.resolve("logs").resolve(part.processName() + ".log");
    }

    /** Folder of the rows of PostgreSQL, which need not exist. */
    public Path postgresData() {
        return folder.resolve("data").resolve(StackPart.POSTGRES.processName());
    }

    /** Returns true once it was started with PostgreSQL, whose rows are there. */
    public boolean hasPostgres() {
        return PostgresServer.isMade(postgresData());
    }

    /** State, if it runs; empty if no process of it does. */
    public Optional<StackState> running() {
        return StackState.read(folder).filter(StackState::isUp);
    }

    /**
     * Starts the processes that do not run: all of them, or those that were killed since. If one
     * does not start, or this JVM is told to end, those that this call has started are stopped.
     *
     * @param recovery of the jobs that were suspended
     * @return the parts that it has started; empty if everything ran
     * @throws ProcessException in one line, if a part does not start
     */
    public Set<StackPart> up(
            StackPrograms programs, StartListener listener, RecoveryCheck recovery) {
        DiskSpace.require(folder);
        return FolderLock.holding(
                folder, CONTENT, () -> startMissing(programs, listener, recovery));
    }

    /**
     * Stops the processes that {@link #up} has recorded, and only them. Jobs that still run are
     * suspended: they go on from their last checkpoint after the next start.
     *
     * @param onStopped told of each process that ran
     * @return number of processes that ran
     */
    public int down(Consumer<ProcessRecord> onStopped) {
        return StackState.read(folder).isEmpty()
                ? 0
                : FolderLock.holding(folder, CONTENT, () -> stopAll(onStopped));
    }

    /**
     * Deletes its data, logs and state.
     *
     * @throws ProcessException if it still runs
     */
    public void purge() {
        if (StackState.read(folder).isEmpty()) {
            return;
        }
        FolderLock.holding(
                folder,
                CONTENT,
                () -> {
                    if (running().isPresent()) {
                        throw new ProcessException("the local stack in " + folder + " runs");
                    }
                    new StackFolder(folder).delete();
                    return true;
                });
    }

    private Set<StackPart> startMissing(
            StackPrograms programs, StartListener listener, RecoveryCheck recovery) {
        StackState known = StackState.read(folder).orElseGet(this::fresh);
        Set<StackPart> wanted = EnumSet.allOf(StackPart.class);
        if (programs.store() == null) {
            wanted.remove(StackPart.POSTGRES);
        }
        Set<StackPart> missing = EnumSet.copyOf(wanted);
        missing.removeIf(known::isRunning);
        if (missing.isEmpty()) {
            return missing;
        }
        noticeLosses(known, listener);
        boolean isWhole = missing.equals(wanted);
        listener.onBegin(missing.size(), isWhole ? known.startSeconds() : 0);
        var recorded = new RecordedFolder(folder, known);
        var start = new StackStart(recorded, known.ports(), missing, listener);
        var interruption = new Thread(recorded::undo, "stack-undo");
        Runtime.getRuntime().addShutdownHook(interruption);
        try {
            start.run(programs, known.startSeconds() > 0 ? recovery : null);
        } catch (RuntimeException e) {
            recorded.undo();
            throw e;
        } finally {
            forget(interruption);
        }
        if (isWhole) {
            recorded.startedIn(start.seconds());
        }
        return missing;
    }

    /** Writes the state first: from then on the folder is the stack's own. */
    private StackState fresh() {
        new StackFolder(folder).requireUnused();
        StackState fresh = StackState.fresh();
        fresh.write(folder);
        return fresh;
    }

    private static void noticeLosses(StackState known, StartListener listener) {
        List<String> gone =
                known.processes().stream()
                        .filter(process -> !process.isAlive())
                        .map(process -> process.name() + " (pid " + process.pid() + ")")
                        .toList();
        if (gone.isEmpty()) {
            return;
        }
        listener.onNotice(
                known.isUp()
                        ? "gone since the last start: " + String.join(", ", gone)
                        : "the stack ended without 'down', as when a machine restarts:"
                                + " it starts again on its data");
    }

    private static void forget(Thread interruption) {
        try {
            Runtime.getRuntime().removeShutdownHook(interruption);
        } catch (IllegalStateException e) {
            // This JVM is ending and runs the hook by itself.
        }
    }

    private int stopAll(Consumer<ProcessRecord> onStopped) {
        int stopped = 0;
        for (List<StackPart> group : STOP_ORDER) {
            stopped += stopGroup(group, onStopped);
        }
        return stopped;
    }

    /** PostgreSQL that is merely asked would wait for the last of its clients. */
    static void requestStop(ProcessRecord process) {
        if (process.name().equals(StackPart.POSTGRES.processName())) {
            process.interrupt();
        } else {
            process.requestStop();
        }
    }

    /** All of a group are asked before the first is waited for. */
    private int stopGroup(List<StackPart> group, Consumer<ProcessRecord> onStopped) {
        StackState state = StackState.read(folder).orElseThrow();
        List<ProcessRecord> running =
                group.stream()
                        .flatMap(part -> state.process(part).stream())
                        .filter(ProcessRecord::isAlive)
                        .toList();
        running.forEach(LocalStack::requestStop);
        for (ProcessRecord process : running) {
            process.stop(STOP_MAX);
            onStopped.accept(process);
        }
        StackState rest = state;
        for (StackPart part : group) {
            rest = rest.without(part.processName());
        }
        rest.write(folder);
        return running.size();
    }
}
