package io.tickflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessITCase {

    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final Duration END_MAX = Duration.ofSeconds(60);
    private static final int HEAP_MEGABYTES = 32;

    private final Path parent;
    private final ScratchFolder directory;

    ChildProcessITCase(@TempDir Path parent) {
        this.parent = parent;
        this.directory = ScratchFolder.create(parent, false);
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void shouldHandOverWhatTheChildAnnounces() {
        ChildProcess child = start(WaitingMain.class, "port", "4711");

        assertThat(child.awaitReady(START_MAX)).isEqualTo("port 4711");
        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void shouldShowEndOfLogWhenChildDies() {
        ChildProcess child = start(FailingMain.class);

        assertThatThrownBy(() -> child.awaitReady(START_MAX))
                .isInstanceOf(ProcessException.class)
                .hasMessageContaining("FailingMain ended with exit code 1")
                .hasMessageContaining(child.logFile().toString())
                .hasMessageEndingWith("  about to try\n  the port of the test is taken");
    }

    @Test
    void shouldKeepLogsThatMessageNamed() {
        ChildProcess child = start(FailingMain.class);
        assertThatThrownBy(() -> child.awaitReady(START_MAX)).isNotNull();

        directory.close();

        assertThat(child.logFile()).exists();
        assertThat(directory.root()).isDirectoryNotContaining("glob:**data");
    }

    @Test
    void shouldFailWhenChildIsNotReadyInTime() {
        ChildProcess child = start(WaitingMain.class);

        assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofMillis(50)))
                .isInstanceOf(ProcessException.class)
                .hasMessageContaining("was not ready");
    }

    @Test
    void shouldLetAChildEndInOrder() {
        Path farewell = directory.data("test").resolve("farewell");
        ChildProcess child = start(OrderlyMain.class, farewell.toString());
        child.awaitReady(START_MAX);

        child.close();

        assertThat(child.isAlive()).isFalse();
        assertThat(farewell).hasContent("ended in order");
    }

    @Test
    void shouldStopItsChildrenAndDeleteItselfOnClose() {
        ChildProcess first = start(WaitingMain.class);
        ChildProcess second = start(WaitingMain.class);
        second.awaitReady(START_MAX);

        directory.close();

        assertThat(first.isAlive()).isFalse();
        assertThat(second.isAlive()).isFalse();
        assertThat(directory.root()).doesNotExist();
    }

    @Test
    void shouldLeaveNothingBehindWhenParentIsKilled() {
        ChildProcess doomed = start(ParentMain.class, parent.toString());
        String[] announced = doomed.awaitReady(START_MAX).split(" ", 3);
        List<ProcessHandle> writers =
                Stream.of(announced[0], announced[1])
                        .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                        .toList();

        doomed.killForcibly();

        await().atMost(END_MAX).until(() -> writers.stream().noneMatch(ProcessHandle::isAlive));
        await().atMost(END_MAX)
                .untilAsserted(() -> assertThat(Path.of(announced[2])).doesNotExist());
    }

    @Test
    void shouldDeleteFolderOfKilledParentWithoutChildren() {
        ChildProcess doomed = start(LonelyMain.class, parent.toString());
        Path folder = Path.of(doomed.awaitReady(START_MAX));
        assertThat(folder).isDirectory();

        doomed.killForcibly();

        await().atMost(END_MAX).untilAsserted(() -> assertThat(folder).doesNotExist());
    }

    @Test
    void shouldLeaveNamedLogsWhenParentIsKilled() {
        ChildProcess doomed = start(LonelyMain.class, parent.toString(), "keep");
        Path folder = Path.of(doomed.awaitReady(START_MAX));

        doomed.killForcibly();

        await().atMost(END_MAX)
                .untilAsserted(() -> assertThat(folder.resolve("data")).doesNotExist());
        assertThat(folder.resolve("logs/jobs.log")).hasContent("why it failed");
    }

    private ChildProcess start(Class<?> main, String... arguments) {
        return directory.start(
                new JavaCommand(main.getSimpleName(), main, List.of(arguments), HEAP_MEGABYTES));
    }
}
