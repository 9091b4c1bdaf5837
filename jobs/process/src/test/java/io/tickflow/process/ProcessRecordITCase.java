package io.tickflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordITCase {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int HEAP_MEGABYTES = 32;

    private final LastingFolder folder;
    private final List<ChildProcess> started = new ArrayList<>();

    ProcessRecordITCase(@TempDir Path root) {
        this.folder = new LastingFolder(root);
    }

    @AfterEach
    void stopAll() {
        started.forEach(ChildProcess::close);
    }

    @Test
    void shouldFindAndStopProcessByItsRecord() {
        ProcessRecord record = start().record();
        assertThat(record.isAlive()).isTrue();

        assertThat(record.stop(TIMEOUT)).isTrue();

        assertThat(record.isAlive()).isFalse();
        assertThat(record.stop(TIMEOUT)).as("a second time").isFalse();
    }

    @Test
    void shouldSpareProcessThatReusedId() {
        ChildProcess process = start();
        ProcessRecord now = process.record();
        var earlier = new ProcessRecord(now.name(), now.pid(), now.startMillis() - 60_000);

        assertThat(earlier.isAlive()).isFalse();
        assertThat(earlier.stop(TIMEOUT)).isFalse();

        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void shouldFreezeProcessAndLetItGoOn() {
        ChildProcess process = start();
        process.freeze();
        await().atMost(TIMEOUT).until(() -> state(process) == 'T');

        process.thaw();

        await().atMost(TIMEOUT).until(() -> state(process) != 'T');
        assertThat(process.isAlive()).isTrue();
    }

    private ChildProcess start() {
        ChildProcess process =
                folder.start(
                        new JavaCommand("waiting", WaitingMain.class, List.of(), HEAP_MEGABYTES));
        started.add(process);
        process.awaitReady(TIMEOUT);
        return process;
    }

    /** The letter that Linux keeps for a process's state, after its name in brackets. */
    private static char state(ChildProcess process) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }
}
