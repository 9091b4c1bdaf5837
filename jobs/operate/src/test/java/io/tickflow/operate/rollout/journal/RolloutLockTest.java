package io.tickflow.operate.rollout.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.operate.OperationException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutLockTest {

    private final Path file;

    RolloutLockTest(@TempDir Path folder) {
        this.file = folder.resolve("tickflow.lock");
    }

    @Test
    void shouldExcludeSecondHolder() {
        try (RolloutLock lock = RolloutLock.take(file)) {
            lock.require();
            assertThat(lock.previousOwner()).isNull();
            assertThatThrownBy(() -> RolloutLock.take(file))
                    .isInstanceOf(OperationException.class)
                    .hasMessageContaining(
                            "under way in process " + ProcessHandle.current().pid() + " on ");
        }

        assertThat(file).doesNotExist();
        RolloutLock.take(file).close();
    }

    @Test
    void shouldTakeOverLockOfProcessThatIsGone() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        writeLockOf(process.pid(), hostOfThisMachine());

        try (RolloutLock lock = RolloutLock.take(file)) {
            assertThat(lock.previousOwner()).startsWith("process " + process.pid() + " on ");
            lock.require();
        }
    }

    /** The id of a process may be used again by another one. */
    @Test
    void shouldTakeOverLockOfReusedProcessId() throws Exception {
        writeLockOf(ProcessHandle.current().pid(), hostOfThisMachine());

        RolloutLock.take(file).close();
    }

    @Test
    void shouldRespectSilentLockOfOtherHostForMinute() throws Exception {
        writeLockOf(1, "another-host");
        assertThatThrownBy(() -> RolloutLock.take(file))
                .hasMessageContaining("process 1 on another-host");

        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));

        RolloutLock.take(file).close();
    }

    @Test
    void shouldNoticeLostLock() throws Exception {
        try (RolloutLock lock = RolloutLock.take(file)) {
            Files.delete(file);
            assertThatThrownBy(lock::require).hasMessageContaining("is gone");
            writeLockOf(1, "another-host");
            assertThatThrownBy(lock::require).hasMessageContaining("another-host");
        }
        assertThat(file).as("the lock of another one stays").exists();
    }

    private void writeLockOf(long pid, String host) throws IOException {
        Files.writeString(
                file,
                "{\"host\":\"%s\",\"pid\":%d,\"started\":\"2001-01-01T00:00:00Z\"}"
                        .formatted(host, pid));
    }

    private static String hostOfThisMachine() throws IOException {
        return InetAddress.getLocalHost().getHostName();
    }
}
