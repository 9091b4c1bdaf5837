package io.tickflow.model.onnx;

import io.tickflow.model.contract.manifest.Golden;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.Member.Batching;
import io.tickflow.model.contract.manifest.Member.Missing;
import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.contract.manifest.MemberOutput.Kind;
import io.tickflow.model.contract.manifest.ModelFeature;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes a sound bundle of two features, or one with chosen parts unsound. */
final class TestBundle {

    static final List<String> FEATURES = List.of("first", "second");

    private static final int GOLDEN_ROWS = 70;

    private final Path dir;
    private final List<Member> members = new ArrayList<>();
    private List<String> features = FEATURES;
    private Role role = Role.DIRECTION;
    private @Nullable String definition;
    private boolean withGolden = true;
    private Batching batching = Batching.ROWS;
    private Kind kind = Kind.PROBABILITY;
    private @Nullable Missing missing;

    TestBundle(Path dir) {
        this.dir = dir;
    }

    TestBundle member(byte[] model, String output, int columns) throws IOException {
        return member(model, output, columns, 1);
    }

    TestBundle member(byte[] model, String output, int columns, double weight) throws IOException {
        String name = "m" + members.size();
        Files.write(dir.resolve(name + ".onnx"), model);
        members.add(
                new Member(
                        name,
                        "test",
                        name + ".onnx",
                        Sha256.of(model),
                        weight,
                        "x",
                        new MemberOutput(output, columns, kind, columns - 1, 1),
                        batching,
                        0,
                        null,
                        null,
                        missing));
        return this;
    }

    /** Row by row, for the members that follow. */
    TestBundle single() {
        batching = Batching.SINGLE;
        return this;
    }

    /** No missing values for the members that follow. */
    TestBundle withoutMissing() {
        missing = Missing.NONE;
        return this;
    }

    /** Meaning of the outputs of the members that follow. */
    TestBundle kind(Kind meaning) {
        kind = meaning;
        return this;
    }

    /** Definition of every feature. */
    TestBundle definition(String text) {
        definition = text;
        return this;
    }

    TestBundle withoutGolden() {
        withGolden = false;
        return this;
    }

    TestBundle features(String... names) {
        features = List.of(names);
        return this;
    }

    TestBundle role(Role name) {
        role = name;
        return this;
    }

    /** Writes manifest and golden rows: the probability is the first feature. */
    Path write() throws IOException {
        return write(0);
    }

    /** Writes a bundle whose golden probabilities are off by {@code error}. */
    Path write(float error) throws IOException {
        golden(error).write(features, dir.resolve(GoldenRows.FILE));
        ManifestJson.write(manifest(), dir);
        return dir;
    }

    /** Rows whose expected probability is off by {@code error}. */
    GoldenRows golden(float error) {
        var random = new Random(7);
        var inputs = new float[GOLDEN_ROWS * features.size()];
        var probabilities = new float[GOLDEN_ROWS];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = i % 7 == 1 ? Float.NaN : 0.9f * random.nextFloat();
        }
        for (int row = 0; row < GOLDEN_ROWS; row++) {
            inputs[row * features.size()] = 0.9f * random.nextFloat();
            probabilities[row] = inputs[row * features.size()] + error;
        }
        var expected = new LinkedHashMap<String, float[]>();
        members.forEach(member -> expected.put(member.name(), probabilities));
        return new GoldenRows(inputs, expected);
    }

    ModelManifest manifest() throws IOException {
        Path goldenFile = dir.resolve(GoldenRows.FILE);
        var direction =
                new RoleModel(
                        role,
                        RoleModel.EVERY_TICK,
                        List.of(RoleModel.ANY_SYMBOL),
                        features.stream().map(name -> new ModelFeature(name, definition)).toList(),
                        "sm_N5",
                        10_000,
                        0.6,
                        members,
                        1,
                        withGolden
                                ? new Golden(GoldenRows.FILE, Sha256.of(goldenFile), GOLDEN_ROWS)
                                : null,
                        null);
        return new ModelManifest(
                ModelManifest.FORMAT,
                "test",
                "1",
                List.of(direction),
                null,
                Map.of("onnxruntime", "1"),
                "any",
                "a test signal and no trading edge");
    }
}
