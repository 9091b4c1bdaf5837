package io.tickflow.cli.cluster;

import io.tickflow.model.contract.manifest.Golden;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.Member.Batching;
import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.contract.manifest.ModelFeature;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.GoldenRows;
import io.tickflow.model.onnx.ManifestJson;
import io.tickflow.model.onnx.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Bundle of a direction whose members are given as graphs; for its golden rows all of them work.
 */
final class OddBundle {

    static final long DEADLINE_MILLIS = 100;

    /** Column of a value that grows with the time of the market. */
    static final int CLOCK = 2;

    /** Feature of that column in a bundle with a clock: hours. */
    static final String CLOCK_FEATURE = "session_age_hours";

    private static final List<String> FEATURES =
            List.of("mid_dev_ewma_10s", "mid_dev_ewma_2s", "mid_ret_5s");

    private static final List<String> FEATURES_WITH_CLOCK =
            List.of("mid_dev_ewma_10s", "mid_dev_ewma_2s", CLOCK_FEATURE);

    private static final float GOLDEN_MAX = 0.5f;

    private OddBundle() {}

    /**
     * Writes a bundle.
     *
     * @param members graphs by name; the first one is {@link OddGraph#steady} of the first column
     */
    static void write(Path dir, Map<String, byte[]> members) throws IOException {
        write(dir, "1", members, 1);
    }

    /** Writes the same under another version, with another quorum. */
    static void write(Path dir, String version, Map<String, byte[]> members, int quorum)
            throws IOException {
        write(dir, version, members, quorum, FEATURES, 0);
    }

    /** Writes a bundle with {@link #CLOCK_FEATURE} in the column {@link #CLOCK}. */
    static void writeWithClock(Path dir, String version, Map<String, byte[]> members, int quorum)
            throws IOException {
        write(dir, version, members, quorum, FEATURES_WITH_CLOCK, 0);
    }

    /** Writes a bundle with one member, which is {@link OddGraph#shifted}. */
    static void writeShifted(Path dir, String version, float shift) throws IOException {
        write(dir, version, Map.of("shifted", OddGraph.shifted(0, shift)), 1, FEATURES, shift);
    }

    private static void write(
            Path dir,
            String version,
            Map<String, byte[]> members,
            int quorum,
            List<String> features,
            float shift)
            throws IOException {
        Files.createDirectories(dir);
        var found = new ArrayList<Member>();
        for (var member : members.entrySet()) {
            String file = member.getKey() + ".onnx";
            Files.write(dir.resolve(file), member.getValue());
            found.add(
                    new Member(
                            member.getKey(),
                            "test",
                            file,
                            Sha256.of(member.getValue()),
                            1,
                            "x",
                            MemberOutput.probability("p"),
                            Batching.ROWS,
                            DEADLINE_MILLIS,
                            null,
                            null));
        }
        GoldenRows rows = golden(found.get(0).name(), shift);
        Path golden = dir.resolve(GoldenRows.FILE);
        rows.write(features, golden);
        var direction =
                new RoleModel(
                        Role.DIRECTION,
                        RoleModel.EVERY_TICK,
                        List.of(RoleModel.ANY_SYMBOL),
                        features.stream().map(name -> new ModelFeature(name, null)).toList(),
                        "none",
                        10_000,
                        0.6,
                        found,
                        quorum,
                        new Golden(GoldenRows.FILE, Sha256.of(golden), rows.rows(features.size())),
                        null);
        ManifestJson.write(
                new ModelManifest(
                        ModelManifest.FORMAT,
                        "odd",
                        version,
                        List.of(direction),
                        null,
                        Map.of(),
                        "any",
                        "members that misbehave"),
                dir);
    }

    private static GoldenRows golden(String steady, float shift) {
        var inputs = new float[GoldenRows.ROWS_MIN * OddGraph.WIDTH];
        var expected = new float[GoldenRows.ROWS_MIN];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = GOLDEN_MAX * (i + 1) / inputs.length;
        }
        for (int row = 0; row < expected.length; row++) {
            expected[row] =
                    (float) (1 / (1 + StrictMath.exp(-inputs[row * OddGraph.WIDTH] - shift)));
        }
        return new GoldenRows(inputs, Map.of(steady, expected));
    }
}
