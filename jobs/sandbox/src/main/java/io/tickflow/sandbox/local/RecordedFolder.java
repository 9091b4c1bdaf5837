package io.tickflow.sandbox.local;

import io.tickflow.process.ChildCommand;
import io.tickflow.process.ChildFolder;
import io.tickflow.process.ChildProcess;
import io.tickflow.process.LastingFolder;
import io.tickflow.process.ProcessException;
import io.tickflow.process.ProcessRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Folder of the local stack that writes each process down as soon as it exists, so that the next
 * command finds it even if this JVM is killed on the way. Thread-safe.
 */
final class RecordedFolder implements ChildFolder {

    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private final LastingFolder folder;
    private final Deque<ProcessRecord> started = new ArrayDeque<>();
    private StackState state;
    private boolean undone;

    RecordedFolder(Path root, StackState before) {
        this.folder = new LastingFolder(root);
        this.state = before;
    }

    /**
     * Starts a process and writes it down.
     *
     * @throws ProcessException if it cannot be started, or this start has been undone
     */
    @Override
    public synchronized ChildProcess start(ChildCommand command) {
        if (undone) {
            throw new ProcessException(command.name() + " does not start: the start is undone");
        }
        ChildProcess process = folder.start(command);
        started.push(process.record());
        become(state.with(process.record()));
        return process;
    }

    /** Stops all that was started here, the youngest first, and starts nothing more. */
    synchronized void undo() {
        undone = true;
        while (!started.isEmpty()) {
            ProcessRecord process = started.pop();
            LocalStack.requestStop(process);
            process.stop(STOP_MAX);
            become(state.without(process.name()));
        }
    }

    /** Notes the duration of a full start. */
    synchronized void startedIn(double seconds) {
        become(state.startedIn(seconds));
    }

    @Override
    public Path root() {
        return folder.root();
    }

    @Override
    public Path logs() {
        return folder.logs();
    }

    @Override
    public Path data(String name) {
        return folder.data(name);
    }

    private void become(StackState next) {
        state = next;
        state.write(root());
    }
}
