package io.tickflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir private Path parent;

    @Test
    void shouldMakeFolderAndReturnResult() {
        Path folder = parent.resolve("not/yet");

        assertThat(FolderLock.<String>holding(folder, "it", () -> "done")).isEqualTo("done");

        assertThat(folder).isDirectory();
    }

    @Test
    void shouldFreeFolderWhenActionFails() {
        assertThatThrownBy(
                        () ->
                                FolderLock.holding(
                                        parent,
                                        "it",
                                        () -> {
                                            throw new IllegalStateException("broken");
                                        }))
                .hasMessage("broken");

        assertThat(FolderLock.<Integer>holding(parent, "it", () -> 1)).isEqualTo(1);
    }

    @Test
    void shouldRefuseSecondHolderUntilClosed() {
        FolderLock first = FolderLock.take(parent, "somebody is here");
        assertThatThrownBy(() -> FolderLock.take(parent, "somebody is here"))
                .isInstanceOf(ProcessException.class)
                .hasMessage("somebody is here");
        first.close();

        FolderLock.take(parent, "somebody is here").close();
    }

    @Test
    void shouldReportUncreatableFolderInOneLine() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> FolderLock.holding(file.resolve("folder"), "it", () -> 1))
                .isInstanceOf(ProcessException.class)
                .hasMessageStartingWith("cannot use " + file);
    }
}
