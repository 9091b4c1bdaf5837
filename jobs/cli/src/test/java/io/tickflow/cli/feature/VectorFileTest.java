package io.tickflow.cli.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.feature.FeatureVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorFileTest {

    private static final List<String> NAMES = List.of("mid", "gap");
    private static final FeatureVector VECTOR = Vectors.of("EURUSD", 1f, 2f);

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"v.csv", "v.csv.gz", "v.parquet"})
    void shouldLeaveExactlyTheFile(String name) throws IOException {
        try (VectorFile file = VectorFile.create(folder.resolve(name), NAMES)) {
            file.write(VECTOR);
            assertThat(folder.resolve(name)).doesNotExist();
            file.complete();
        }

        assertThat(names()).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v.csv", "v.csv.gz", "v.parquet"})
    void shouldLeaveNothingWhenTheCallerFails(String name) {
        assertThatThrownBy(
                        () -> {
                            try (var file = VectorFile.create(folder.resolve(name), NAMES)) {
                                file.write(VECTOR);
                                throw new UnsupportedOperationException("the caller's");
                            }
                        })
                .hasMessage("the caller's")
                .hasNoSuppressedExceptions();

        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v.csv", "v.csv.gz", "v.parquet"})
    void shouldKeepOldFileUnlessCompleted(String name) throws IOException {
        Files.writeString(folder.resolve(name), "before");

        try (VectorFile file = VectorFile.create(folder.resolve(name), NAMES)) {
            file.write(VECTOR);
        }

        assertThat(names()).containsExactly(name);
        assertThat(folder.resolve(name)).hasContent("before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v.csv", "v.csv.gz", "v.parquet"})
    void shouldOverwriteOldFileAndStaleDraft(String name) throws IOException {
        Files.writeString(folder.resolve(name), "before");
        Files.writeString(folder.resolve(name + ".draft"), "half a file".repeat(10_000));

        try (VectorFile file = VectorFile.create(folder.resolve(name), NAMES)) {
            file.complete();
        }

        assertThat(names()).containsExactly(name);
        assertThat(folder.resolve(name)).binaryContent().hasSizeBetween(1, 10_000);
    }

    @Test
    void shouldRefuseVectorsOfAnotherWidthAndLeaveNothing() throws IOException {
        try (VectorFile file = VectorFile.create(folder.resolve("v.csv"), NAMES)) {
            file.write(VECTOR);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> file.write(Vectors.of("EURUSD", 1f)))
                    .withMessageEndingWith("v.csv: 1 values for 2 feature columns");
            assertThatIllegalStateException().isThrownBy(file::complete);
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void shouldLeaveNothingWhenDiskIsFull() throws IOException {
        try (var file = DraftedFile.start(folder.resolve("v.csv"), 2, FullDisk::new)) {
            assertThatIOException().isThrownBy(() -> file.write(VECTOR)).withMessage("disk full");
            assertThatIllegalStateException().isThrownBy(() -> file.write(VECTOR));
            assertThatIllegalStateException().isThrownBy(file::complete);
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void shouldLeaveNothingWhenMoveFails() throws IOException {
        Path target = folder.resolve("v.parquet");

        try (VectorFile file = VectorFile.create(target, NAMES)) {
            file.write(VECTOR);
            Files.createDirectories(target.resolve("in the way"));
            assertThatIOException().isThrownBy(file::complete);
        }

        assertThat(names()).containsExactly("v.parquet");
        assertThat(target).isDirectory();
    }

    @Test
    void shouldNotGoOnAfterItIsComplete() throws IOException {
        try (VectorFile file = VectorFile.create(folder.resolve("v.csv"), NAMES)) {
            file.complete();

            assertThatIllegalStateException().isThrownBy(() -> file.write(VECTOR));
            assertThatIllegalStateException().isThrownBy(file::complete);
            file.close();
            file.close();
        }

        assertThat(names()).containsExactly("v.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v.txt", "v", "v.parquet.gz", "vcsv"})
    void shouldRefuseAnotherEnding(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorFile.create(folder.resolve(name), NAMES))
                .withMessageEndingWith(
                        name + ": a file of feature vectors ends with .parquet, .csv or .csv.gz");

        assertThat(names()).isEmpty();
    }

    @Test
    void shouldRefuseNamesThatAreNotOneColumnEach() {
        Path file = folder.resolve("v.csv");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorFile.create(file, List.of("mid", "mid")))
                .withMessage("two columns would be named mid");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorFile.create(file, List.of("bid")))
                .withMessage("two columns would be named bid");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorFile.create(file, List.of(" ")))
                .withMessage("a feature has no name");

        assertThat(names()).isEmpty();
    }

    @Test
    void shouldRefuseFolderAndMissingOne() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("v.csv"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorFile.create(directory, NAMES))
                .withMessageEndingWith("v.csv is a folder");
        assertThatIOException()
                .isThrownBy(() -> VectorFile.create(folder.resolve("none/v.csv"), NAMES));
        assertThatIOException()
                .isThrownBy(() -> VectorFile.create(folder.resolve("none/v.parquet"), NAMES));

        assertThat(names()).containsExactly("v.csv");
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows that leave an empty draft. */
    private record FullDisk(Path draft) implements VectorRows {

        FullDisk {
            try {
                Files.createFile(draft);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void write(FeatureVector vector) throws IOException {
            throw new IOException("disk full");
        }

        @Override
        public void close() {}
    }
}
