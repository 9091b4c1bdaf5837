package io.tickflow.model.onnx.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.ManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attributions are Shapley values, whose definition is the oracle. */
class TreeAttributionTest {

    private static final Path BUNDLE = Path.of("..", "bundles", "direction-eurusd", "1");
    private static final int ROWS = 64;
    private static final int PLAYERS = 9;
    private static final double ROUNDING = 1e-9;

    private static RoleModel direction;
    private static int features;

    @BeforeAll
    static void readManifest() throws IOException {
        direction = ManifestJson.read(BUNDLE).direction();
        features = direction.features().size();
    }

    @Test
    void shouldHaveTheMarginOfTheScores() throws IOException {
        for (Member member : direction.members()) {
            TreeAttribution attribution = attribution(member);
            float[] rows = scores(member).hardRows(ROWS);
            var probabilities = new float[ROWS];
            scores(member).score(rows, 0, ROWS, probabilities);

            for (int row = 0; row < ROWS; row++) {
                double margin = attribution.margin(row(rows, row));
                assertThat(1 / (1 + Math.exp(-margin)))
                        .as(member.name())
                        .isCloseTo(probabilities[row], within(1e-5));
            }
        }
    }

    @Test
    void shouldAddUpToTheDifferenceFromTheReferences() throws IOException {
        for (Member member : direction.members()) {
            TreeAttribution attribution = attribution(member);
            float[] rows = scores(member).hardRows(ROWS);
            List<float[]> references = List.of(row(rows, 1), row(rows, 2), row(rows, 3));
            double mean =
                    references.stream().mapToDouble(attribution::margin).average().orElseThrow();

            double[] shares = attribution.of(row(rows, 0), references);

            assertThat(Arrays.stream(shares).sum())
                    .isCloseTo(attribution.margin(row(rows, 0)) - mean, within(ROUNDING));
        }
    }

    @Test
    void shouldBeShapleyValues() throws IOException {
        var random = new SplittableRandom(17);
        for (Member member : direction.members()) {
            TreeAttribution attribution = attribution(member);
            float[] rows = scores(member).hardRows(2);
            float[] reference = row(rows, 0);
            float[] row = reference.clone();
            int[] players = random.ints(0, features).distinct().limit(PLAYERS).toArray();
            for (int player : players) {
                row[player] = rows[features + player];
            }

            double[] shares = attribution.of(row, List.of(reference));

            double[] expected = shapley(attribution, row, reference, players);
            for (int feature = 0; feature < features; feature++) {
                assertThat(shares[feature]).isCloseTo(expected[feature], within(ROUNDING));
            }
        }
    }

    /** By the definition, over all coalitions of {@code players}. */
    private static double[] shapley(
            TreeAttribution attribution, float[] row, float[] reference, int[] players) {
        var values = new double[1 << players.length];
        for (int coalition = 0; coalition < values.length; coalition++) {
            float[] mixed = reference.clone();
            for (int i = 0; i < players.length; i++) {
                if ((coalition >> i & 1) == 1) {
                    mixed[players[i]] = row[players[i]];
                }
            }
            values[coalition] = attribution.margin(mixed);
        }
        var shares = new double[features];
        for (int i = 0; i < players.length; i++) {
            for (int coalition = 0; coalition < values.length; coalition++) {
                if ((coalition >> i & 1) == 0) {
                    int size = Integer.bitCount(coalition);
                    shares[players[i]] +=
                            (values[coalition | 1 << i] - values[coalition])
                                    * factorial(size)
                                    * factorial(players.length - size - 1)
                                    / factorial(players.length);
                }
            }
        }
        return shares;
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }

    private static float[] row(float[] rows, int row) {
        return Arrays.copyOfRange(rows, row * features, (row + 1) * features);
    }

    private static TreeAttribution attribution(Member member) throws IOException {
        return Objects.requireNonNull(TreeAttribution.of(model(member), member.output(), features));
    }

    private static TreeScores scores(Member member) throws IOException {
        return Objects.requireNonNull(TreeScores.of(model(member), member.output(), features));
    }

    private static byte[] model(Member member) throws IOException {
        return Files.readAllBytes(BUNDLE.resolve(member.file()));
    }
}
