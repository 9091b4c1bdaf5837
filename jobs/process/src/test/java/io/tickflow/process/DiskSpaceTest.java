package io.tickflow.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {

    @Test
    void shouldMakeTheFolderAndLeaveItEmpty(@TempDir Path directory) {
        Path folder = directory.resolve("not/yet");

        Room.require(folder);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldSayInOneLineThatTheDiskIsFull(@TempDir Path directory) {
        assertThatThrownBy(() -> Room.require(directory, Long.MAX_VALUE))
                .isInstanceOf(SandboxException.class)
                .hasMessageMatching(
                        "no disk space for the sandbox: .+ has \\d+ MB free, \\d+ MB are needed");
    }

    @Test
    void shouldSayInOneLineThatAFolderCannotBeWrittenTo(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> Room.require(file.resolve("folder")))
                .isInstanceOf(SandboxException.class)
                .hasMessageStartingWith("the sandbox needs a temporary folder that it can write to")
                .message()
                .doesNotContain("\n");
    }
}
