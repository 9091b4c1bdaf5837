package io.tickflow.model.training.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.onnx.ManifestJson;
import io.tickflow.model.onnx.OnnxBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bundles of the repository, opened with the present features of the jobs. */
class CheckedInBundlesTest {

    private static final Path BUNDLES = Path.of("..", "bundles");
    private static final long BYTES_MAX = 2 << 20;

    static List<Path> bundles() throws IOException {
        try (Stream<Path> found = Files.walk(BUNDLES, 3)) {
            return found.filter(path -> path.endsWith(ManifestJson.FILE))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void shouldOpenForTheFeaturesOfToday(Path bundle) throws IOException {
        ModelManifest manifest = ManifestJson.read(bundle);
        assertThat(bundle).endsWith(Path.of(manifest.id(), manifest.version()));
        assertThat(manifest.note()).contains("no trading edge");
        try (Stream<Path> files = Files.list(bundle)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(BYTES_MAX);
        }

        // Opening scores the golden rows and compares them.
        try (Scorer scorer = OnnxBundles.open(bundle, FeatureSet.standard().schema())) {
            assertThat(scorer.manifest().id()).isEqualTo(manifest.id());
        }
    }
}
