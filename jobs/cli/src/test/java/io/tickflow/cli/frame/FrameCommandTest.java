package io.tickflow.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.CapturedCommandLine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refusals that need no history. */
class FrameCommandTest {

    private final CapturedCommandLine command = new CapturedCommandLine();

    @TempDir private Path folder;

    @Test
    void shouldNameFileThatIsNotThere() {
        assertThat(run("mine.csv")).isEqualTo(2);
        assertThat(run("no such table")).isEqualTo(2);

        assertThat(command.err())
                .contains("--join: there is no file mine.csv here")
                .contains("--join: 'no such table' is neither a file here nor a name of a table");
    }

    private int run(String join) {
        return command.run(
                "frame",
                "--work-dir",
                folder.toString(),
                "--from=2024-03-07",
                "--to=2024-03-08",
                "--join=" + join,
                "--out=" + folder.resolve("frame.parquet"));
    }
}
