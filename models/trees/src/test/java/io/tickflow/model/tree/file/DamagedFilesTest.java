package io.tickflow.model.tree.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tickflow.model.tree.TreeArrays;
import io.tickflow.model.tree.TreeEnsemble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cut and flipped files: a refusal, or trees that can be scored; never another exception. */
class DamagedFilesTest {

    private static final Path MODELS = Path.of("..", "..", "testdata", "models");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int FLIPPED = 3_000;
    private static final int FLIPS_MAX = 4;
    private static final long SEED = 77;

    @ParameterizedTest
    @ValueSource(strings = {"xgb_early_stop.json", "xgb_early_stop.ubj", "xgb10_early_stop.json"})
    void shouldRefuseEveryCutOfXgboost(String name) throws IOException {
        byte[] whole = read(name);
        assertTimeoutPreemptively(
                PATIENCE,
                () -> {
                    for (int length = 0; length < whole.length; length++) {
                        byte[] cut = Arrays.copyOf(whole, length);
                        assertThatThrownBy(() -> TreeFile.parse(cut))
                                .as("%s cut to %d bytes", name, length)
                                .isInstanceOf(ModelFileException.class);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"lgb_binary.txt", "lgb_multiclass.txt"})
    void shouldRefuseEveryCutOfLightgbmTrees(String name) throws IOException {
        byte[] whole = read(name);
        TreeEnsemble expected = TreeFile.parse(whole);
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int treesEnd = text.indexOf("end of trees") + "end of trees".length();
        int parameters = text.indexOf("\nparameters:\n") + "\nparameters:\n".length();
        int parametersEnd = text.indexOf("end of parameters") + "end of parameters".length();
        assertTimeoutPreemptively(
                PATIENCE,
                () -> {
                    for (int length = 0; length < whole.length; length++) {
                        byte[] cut = Arrays.copyOf(whole, length);
                        boolean isWhole =
                                length >= treesEnd
                                        && (length < parameters || length >= parametersEnd);
                        if (isWhole) {
                            assertThat(TreeFile.parse(cut))
                                    .usingRecursiveComparison()
                                    .isEqualTo(expected);
                        } else {
                            assertThatThrownBy(() -> TreeFile.parse(cut))
                                    .as("%s cut to %d bytes", name, length)
                                    .isInstanceOf(ModelFileException.class);
                        }
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xgb_early_stop.json",
                "xgb_early_stop.ubj",
                "xgb_softprob.ubj",
                "xgb_dart_kept.json",
                "xgb17_early_stop.ubj",
                "lgb_multiclass.txt",
                "lgb_zero_missing.txt"
            })
    void shouldRefuseOrScoreFlippedFiles(String name) throws IOException {
        byte[] whole = read(name);
        var random = new SplittableRandom(SEED);
        assertTimeoutPreemptively(
                PATIENCE,
                () -> {
                    int refused = 0;
                    for (int i = 0; i < FLIPPED; i++) {
                        byte[] flipped = whole.clone();
                        int flips = random.nextInt(1, FLIPS_MAX);
                        for (int flip = 0; flip < flips; flip++) {
                            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
                        }
                        refused += refuses(flipped) ? 1 : 0;
                    }
                    assertThat(refused).as("%s, seed %d", name, SEED).isPositive();
                });
    }

    @Test
    void shouldRefuseNoise() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < FLIPPED; i++) {
            var noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            if (noise.length > 0 && i % 2 == 0) {
                noise[0] = '{';
            }
            assertThat(refuses(noise)).isTrue();
        }
    }

    /** Scores what is not refused, which would fail for trees with a circle. */
    private static boolean refuses(byte[] content) {
        TreeEnsemble ensemble;
        try {
            ensemble = TreeFile.parse(content);
        } catch (ModelFileException e) {
            assertThat(e).hasMessageMatching("(?s).{20,}");
            return true;
        }
        assertThat(new TreeArrays(ensemble).score(new float[ensemble.features()]))
                .hasSize(ensemble.outputs());
        return false;
    }

    private static byte[] read(String name) throws IOException {
        return Files.readAllBytes(MODELS.resolve(name));
    }
}
