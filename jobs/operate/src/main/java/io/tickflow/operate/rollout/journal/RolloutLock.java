package io.tickflow.operate.rollout.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.operate.OperationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lock of a pipeline's rollouts: a file that only one process can create. Its content names the
 * process, its time of modification is a heartbeat. The lock of a process that is gone is stale and
 * taken over: on this host at once, of another host after a minute without a heartbeat.
 */
public final class RolloutLock implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final Duration SILENCE_MAX = Duration.ofMinutes(1);

    private final Path file;
    private final String content;
    private final @Nullable String previous;
    private final ScheduledExecutorService heart;

    private RolloutLock(Path file, String content, @Nullable String previous) {
        this.file = file;
        this.content = content;
        this.previous = previous;
        this.heart =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            var thread = new Thread(task, "rollout-lock");
                            thread.setDaemon(true);
                            return thread;
                        });
        var unused =
                heart.scheduleAtFixedRate(
                        this::beat,
                        HEARTBEAT.toMillis(),
                        HEARTBEAT.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /**
     * Takes the lock.
     *
     * @throws OperationException naming the owner if it is taken
     */
    static RolloutLock take(Path file) {
        try {
            String content = describeThisProcess();
            String previous = create(file, content) ? null : removeStale(file);
            if (previous != null && !create(file, content)) {
                throw refused(file, Files.readString(file));
            }
            return new RolloutLock(file, content, previous);
        } catch (IOException e) {
            throw OperationException.failed("cannot write the lock " + file, e);
        }
    }

    /** Owner of the stale lock that was in the way; null if there was none. */
    public @Nullable String previousOwner() {
        return previous;
    }

    /**
     * Checks that the lock still is this process's.
     *
     * @throws OperationException if another one has it
     */
    public void require() {
        try {
            String found = Files.readString(file);
            if (!found.equals(content)) {
                throw refused(file, found);
            }
        } catch (IOException e) {
            throw OperationException.failed("the lock " + file + " is gone", e);
        }
    }

    private static boolean create(Path file, String content) throws IOException {
        try {
            Files.writeString(file, content, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Moves a stale lock away and returns its owner; of several callers one succeeds. */
    private static String removeStale(Path file) throws IOException {
        String found = Files.readString(file);
        if (!isStale(file, found)) {
            throw refused(file, found);
        }
        Path aside = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            throw refused(file, found);
        }
        String moved = Files.readString(aside);
        Files.delete(aside);
        if (!moved.equals(found)) {
            // Another process was faster and this was its new lock.
            create(file, moved);
            throw refused(file, moved);
        }
        return owner(found);
    }

    private static boolean isStale(Path file, String content) throws IOException {
        JsonNode owner = parse(content);
        if (owner.path("host").asText().equals(host())) {
            return ProcessHandle.of(owner.path("pid").asLong())
                    .map(process -> !startOf(process).equals(owner.path("started").asText()))
                    .orElse(true);
        }
        long silentMillis = System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis();
        return silentMillis > SILENCE_MAX.toMillis();
    }

    private void beat() {
        try {
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException e) {
            // The next step asks for the lock and tells.
        }
    }

    private static String describeThisProcess() {
        ProcessHandle self = ProcessHandle.current();
        return JSON.createObjectNode()
                .put("host", host())
                .put("pid", self.pid())
                .put("started", startOf(self))
                .put("lock", UUID.randomUUID().toString())
                .toString();
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }

    private static OperationException refused(Path file, String content) {
        return OperationException.invalid(
                "a rollout of this pipeline is under way in "
                        + owner(content)
                        + " ("
                        + file
                        + "): wait for its end, or stop that process and call rollout --resume");
    }

    private static String owner(String content) {
        JsonNode owner = parse(content);
        return "process "
                + owner.path("pid").asText("?")
                + " on "
                + owner.path("host").asText("an unknown host");
    }

    /** A lock that a crash left empty has no owner. */
    private static JsonNode parse(String content) {
        try {
            return JSON.readTree(content);
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        heart.shutdownNow();
        try {
            if (Files.readString(file).equals(content)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // It is gone already, or the next rollout finds it stale.
        }
    }
}
