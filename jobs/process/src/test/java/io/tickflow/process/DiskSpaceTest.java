package io.tickflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {

    @Test
    void shouldMakeFolderAndLeaveItEmpty(@TempDir Path directory) {
        Path folder = directory.resolve("not/yet");

        DiskSpace.require(folder);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldFailInOneLineWhenDiskIsFull(@TempDir Path directory) {
        assertThatThrownBy(() -> DiskSpace.require(directory, Long.MAX_VALUE))
                .isInstanceOf(ProcessException.class)
                .hasMessageMatching("no disk space: .+ has \\d+ MB free, \\d+ MB are needed");
    }

    @Test
    void shouldFailInOneLineOnReadOnlyFolder(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> DiskSpace.require(file.resolve("folder")))
                .isInstanceOf(ProcessException.class)
                .hasMessageStartingWith("cannot write to " + file.resolve("folder"))
                .message()
                .doesNotContain("\n");
    }
}
