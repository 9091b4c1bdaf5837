package io.tickflow.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDraftTest {

    private final Path folder;

    OutputDraftTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldLeaveOldFileUnlessComplete() throws IOException {
        Path file = Files.writeString(folder.resolve("frame.parquet"), "old");

        try (OutputDraft output = OutputDraft.of(file)) {
            Files.writeString(output.path(), "half");
        }
        assertThat(file).hasContent("old");

        OutputDraft.write(file, "new".getBytes(UTF_8));
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("frame.parquet");
    }

    @Test
    void shouldDeleteDraftWhenInterrupted() throws Exception {
        Path file = Files.writeString(folder.resolve("frame.parquet"), "old");
        Process run =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx32m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Interrupted.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var lines = new BufferedReader(new InputStreamReader(run.getInputStream(), UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("half");
            assertThat(names()).containsExactly("frame.parquet", "frame.parquet.draft");

            run.destroy();

            assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            run.destroyForcibly();
        }
        assertThat(names()).containsExactly("frame.parquet");
        assertThat(file).hasContent("old");
    }

    @Test
    void shouldFollowLinkAndKeepIt() throws IOException {
        Path file = Files.writeString(folder.resolve("2026.parquet"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("newest.parquet"), file);

        OutputDraft.write(link, "new".getBytes(UTF_8));

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void shouldWriteToDeviceWithoutDraft() throws IOException {
        Path device = Path.of("/dev/null");

        try (OutputDraft output = OutputDraft.of(device)) {
            assertThat(output.path()).isEqualTo(device);
            output.complete();
        }

        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void shouldRefuseToCompleteAfterClose() throws IOException {
        OutputDraft output = OutputDraft.of(folder.resolve("frame.parquet"));
        Files.writeString(output.path(), "half");
        output.close();

        assertThatIOException().isThrownBy(output::complete);
        assertThat(names()).isEmpty();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** A run in the middle of its output. */
    static final class Interrupted {

        private Interrupted() {}

        public static void main(String[] args) throws Exception {
            OutputDraft output = OutputDraft.of(Path.of(args[0]));
            Files.writeString(output.path(), "half");
            System.out.println("half");
            Thread.currentThread().join();
        }
    }
}
