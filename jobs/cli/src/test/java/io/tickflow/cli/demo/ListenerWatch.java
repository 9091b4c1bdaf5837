package io.tickflow.cli.demo;

import io.tickflow.testkit.ListeningSockets;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Watches where this process and its children listen, from its creation until it is closed. */
final class ListenerWatch implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofMillis(500);

    private final Thread thread = new Thread(this::watch, "listener-watch");
    private final Set<Long> processes = ConcurrentHashMap.newKeySet();
    private final Set<String> reachable = ConcurrentHashMap.newKeySet();

    ListenerWatch() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Processes that were looked at. */
    Set<Long> processes() {
        return processes;
    }

    /** Addresses that other hosts could reach. */
    Set<String> reachable() {
        return reachable;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            look();
            LockSupport.parkNanos(PERIOD.toNanos());
        }
    }

    private void look() {
        ProcessHandle own = ProcessHandle.current();
        Stream.concat(Stream.of(own), own.descendants())
                .mapToLong(ProcessHandle::pid)
                .forEach(this::look);
    }

    private void look(long pid) {
        try {
            reachable.addAll(ListeningSockets.reachable(pid));
            processes.add(pid);
        } catch (IOException e) {
            // It has ended since it was listed.
        }
    }
}
