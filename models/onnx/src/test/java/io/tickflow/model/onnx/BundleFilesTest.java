package io.tickflow.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of a bundle that are odd to open. */
class BundleFilesTest {

    private static final byte[] MODEL = {1, 2, 3};
    private static final byte[] OTHER = {4, 5, 6};

    @TempDir private Path dir;
    private final List<String> problems = new ArrayList<>();

    @Test
    @Timeout(60)
    void shouldRefusePipeWithoutWaitingForItsWriter() throws Exception {
        makePipe(dir.resolve("m.onnx"));

        assertThat(read(MODEL)).isNull();
        assertThat(problems).containsExactly("member m: file m.onnx is a link or no regular file");
    }

    @Test
    @Timeout(60)
    void shouldRefusePipeAsManifest() throws Exception {
        makePipe(dir.resolve(ManifestJson.FILE));

        assertThatThrownBy(() -> OnnxBundles.digest(dir))
                .hasMessageContaining("it is a link or no regular file");
    }

    @Test
    void shouldJudgeHardLinkByItsBytes(@TempDir Path elsewhere) throws IOException {
        Path outside = Files.write(elsewhere.resolve("model"), MODEL);
        Files.createLink(dir.resolve("m.onnx"), outside);

        assertThat(read(MODEL)).isEqualTo(MODEL);
        assertThat(problems).isEmpty();

        Files.write(outside, OTHER);

        assertThat(read(MODEL)).isNull();
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("member m: m.onnx is not the file that was published");
    }

    @Test
    void shouldRefuseFolder() throws IOException {
        Files.createDirectory(dir.resolve("m.onnx"));

        assertThat(read(MODEL)).isNull();
        assertThat(problems).singleElement().asString().contains("no regular file");
    }

    private byte @Nullable [] read(byte[] expected) {
        return new BundleFiles(dir, problems).read("member m", "m.onnx", Sha256.of(expected));
    }

    private static void makePipe(Path pipe) throws Exception {
        Process made;
        try {
            made = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start();
        } catch (IOException e) {
            assumeTrue(false, "this system has no mkfifo");
            throw e;
        }
        assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
    }
}
