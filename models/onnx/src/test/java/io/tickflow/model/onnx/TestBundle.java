package io.tickflow.model.onnx;

import io.tickflow.model.contract.ModelManifest;
import io.tickflow.model.contract.ModelManifest.Member;
import io.tickflow.model.contract.ModelMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes a sound bundle of two features, or one with chosen parts unsound. */
final class TestBundle {

    static final List<String> FEATURES = List.of("first", "second");

    private static final int GOLDEN_ROWS = 70;

    private final Path dir;
    private final List<Member> members = new ArrayList<>();
    private List<String> features = FEATURES;
    private String role = ModelManifest.ROLE_DIRECTION;

    TestBundle(Path dir) {
        this.dir = dir;
    }

    TestBundle member(byte[] model, String output, List<Long> shape) throws IOException {
        return member(model, output, shape, 1);
    }

    TestBundle member(byte[] model, String output, List<Long> shape, double weight)
            throws IOException {
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
                        List.of(-1L, (long) features.size()),
                        output,
                        shape,
                        0));
        return this;
    }

    TestBundle features(String... names) {
        features = List.of(names);
        return this;
    }

    TestBundle role(String name) {
        role = name;
        return this;
    }

    /** Writes manifest and golden rows: the probability is the first feature. */
    Path write() throws IOException {
        ManifestJson.write(manifest(), dir);
        golden(0).write(features, dir);
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
        return new GoldenRows(inputs, probabilities);
    }

    ModelManifest manifest() {
        var from = Instant.parse("2014-05-01T00:00:00.292Z");
        var to = Instant.parse("2014-05-09T21:00:00Z");
        return new ModelManifest(
                ModelManifest.FORMAT,
                "test",
                "1",
                role,
                ModelManifest.EVERY_TICK,
                features,
                "sm_N5",
                members,
                0.6,
                10_000,
                new ModelManifest.Training(
                        from,
                        to,
                        List.of("EURUSD"),
                        10,
                        5,
                        1,
                        "UTC",
                        List.of(new ModelManifest.DataFile("f.csv", "0".repeat(64), 10))),
                new ModelMetrics(
                        from,
                        to,
                        600_000,
                        5,
                        1,
                        0.6,
                        0.3,
                        0.7,
                        0.6,
                        0.8,
                        0.6,
                        0.5,
                        0.5,
                        0.6,
                        Double.NaN,
                        List.of(),
                        List.of(),
                        List.of()),
                Map.of("onnxruntime", "1"),
                "any",
                "a test signal and no trading edge");
    }
}
