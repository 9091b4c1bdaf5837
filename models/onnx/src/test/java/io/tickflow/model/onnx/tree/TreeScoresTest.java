package io.tickflow.model.onnx.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.GraphProbe;
import io.tickflow.model.onnx.ManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Trees by arrays have the bits of ONNX Runtime, which is the oracle. */
class TreeScoresTest {

    private static final Path BUNDLE = Path.of("..", "bundles", "direction-eurusd", "1");
    private static final int ROWS = 4_000;
    private static final long SEED = 13;

    @Test
    void shouldHaveTheBitsOfTheRuntime() throws IOException {
        RoleModel direction = ManifestJson.read(BUNDLE).direction();
        int features = direction.features().size();
        for (Member member : direction.members()) {
            byte[] model = Files.readAllBytes(BUNDLE.resolve(member.file()));
            TreeScores arrays =
                    Objects.requireNonNull(TreeScores.of(model, member.output(), features));
            float[] rows = arrays.hardRows(ROWS);
            spread(rows);

            assertThat(scores(arrays, rows))
                    .as(member.name())
                    .isEqualTo(oracle(model, member, features, rows));
        }
    }

    /** Makes half of the rows ordinary ones: inputs close to thresholds, rarely on them. */
    private static void spread(float[] rows) {
        var random = new SplittableRandom(SEED);
        for (int i = rows.length / 2; i < rows.length; i++) {
            rows[i] *= (float) (1 + 0.1 * random.nextGaussian());
        }
    }

    private static float[] scores(TreeScores arrays, float[] rows) {
        var scores = new float[ROWS];
        arrays.score(rows, 0, ROWS, scores);
        return scores;
    }

    private static float[] oracle(byte[] model, Member member, int features, float[] rows) {
        try (var probe =
                GraphProbe.open(model, member.input(), member.output().name(), features, false)) {
            return GraphProbe.probabilities(member.output(), probe.batch(rows));
        }
    }

    @Test
    void shouldScoreRowsInTheMiddleOfABatch() throws IOException {
        RoleModel direction = ManifestJson.read(BUNDLE).direction();
        Member member = direction.members().get(0);
        byte[] model = Files.readAllBytes(BUNDLE.resolve(member.file()));
        TreeScores arrays =
                Objects.requireNonNull(
                        TreeScores.of(model, member.output(), direction.features().size()));
        float[] rows = arrays.hardRows(8);
        var all = new float[8];
        var some = new float[8];
        arrays.score(rows, 0, 8, all);

        arrays.score(rows, 3, 2, some);

        assertThat(some).containsExactly(0, 0, 0, all[3], all[4], 0, 0, 0);
    }

    @Test
    void shouldLeaveOtherGraphsToTheRuntime() throws IOException {
        RoleModel direction = ManifestJson.read(BUNDLE).direction();
        Member member = direction.members().get(0);
        byte[] model = Files.readAllBytes(BUNDLE.resolve(member.file()));
        int features = direction.features().size();

        assertThat(TreeScores.of(model, MemberOutput.binary("other"), features)).isNull();
        assertThat(TreeScores.of(model, MemberOutput.probability("probabilities"), features))
                .isNull();
        assertThat(TreeScores.of(model, member.output(), 3)).as("too few inputs").isNull();
        assertThat(TreeScores.of(new byte[0], member.output(), features)).isNull();
    }

    @Test
    void shouldSurviveDamagedGraphs() throws IOException {
        RoleModel direction = ManifestJson.read(BUNDLE).direction();
        Member member = direction.members().get(1);
        byte[] model = Files.readAllBytes(BUNDLE.resolve(member.file()));
        int features = direction.features().size();
        var random = new SplittableRandom(SEED);
        int read = 0;
        for (int i = 0; i < 60; i++) {
            byte[] damaged = Arrays.copyOf(model, model.length - random.nextInt(2) * i);
            for (int flips = random.nextInt(6); flips >= 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            TreeScores arrays = TreeScores.of(damaged, member.output(), features);
            if (arrays != null) {
                arrays.score(arrays.hardRows(4), 0, 4, new float[4]);
                read++;
            }
        }
        assertThat(read).as("of 60, seed %d", SEED).isBetween(1, 59);
    }
}
