package io.tickflow.model.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.tickflow.model.importer.file.ImportException;
import io.tickflow.model.importer.member.ReadingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are cut, damaged, or made to harm. */
class HostileFilesTest {

    private static final Path MODEL =
            ModelShapesTest.MODELS.resolve("onnx").resolve("torch_sigmoid.onnx");

    @TempDir private Path temp;

    @Test
    void shouldRefuseEveryCutFile() throws IOException {
        byte[] whole = Files.readAllBytes(MODEL);
        for (int length = 0; length < whole.length; length += 7) {
            Path file = write(Arrays.copyOf(whole, length));
            int cut = length;

            assertThatThrownBy(() -> run(file))
                    .as("cut at %d", cut)
                    .isInstanceOf(ImportException.class);
        }
    }

    @Test
    void shouldSurviveDamagedBytes() throws IOException {
        byte[] whole = Files.readAllBytes(MODEL);
        var random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] = (byte) random.nextInt();
            Path file = write(damaged);

            ModelInspection found = ModelInspection.of(file, options(), null, TestSchema.schema());

            assertThat(found.isAccepted() || !found.problems().isEmpty()).isTrue();
        }
    }

    @Test
    void shouldRefuseHugeDimensions() throws IOException {
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(MODEL));
        var huge = model.toBuilder();
        huge.getGraphBuilder()
                .getInputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .getShapeBuilder()
                .getDimBuilder(1)
                .setDimValue(1_000_000_000);
        Path file = write(huge.build().toByteArray());

        assertThatThrownBy(() -> run(file))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("more than 10000 columns");
    }

    @Test
    void shouldRefuseDeepNesting() throws IOException {
        ModelProto inner = ModelProto.parseFrom(Files.readAllBytes(MODEL));
        for (int i = 0; i < 100; i++) {
            var outer = ModelProto.newBuilder().setIrVersion(8);
            outer.getGraphBuilder()
                    .addNodeBuilder()
                    .setOpType("If")
                    .addAttributeBuilder()
                    .setName("then_branch")
                    .setG(inner.getGraph());
            inner = outer.build();
        }
        Path file = write(inner.toByteArray());

        assertThatThrownBy(() -> run(file))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("cut or damaged");
    }

    @Test
    void shouldOpenNoFileOutsideMlflowFolder() throws IOException {
        for (String data : List.of("../model.onnx", "/etc/passwd", "a/../../b", "'a\\0b'")) {
            Path folder = Files.createTempDirectory(temp, "mlflow");
            Files.writeString(
                    folder.resolve("MLmodel"), "flavors:\n  onnx:\n    data: " + data + "\n");

            assertThatThrownBy(() -> run(folder))
                    .as(data)
                    .isInstanceOf(ImportException.class)
                    .hasMessageContaining("is not the name of a file in the folder");
        }
        Path folder = Files.createTempDirectory(temp, "mlflow");
        Files.writeString(folder.resolve("MLmodel"), "flavors: {onnx: {data: model.onnx}}\n");
        Files.createSymbolicLink(folder.resolve("model.onnx"), MODEL.toAbsolutePath());

        assertThatThrownBy(() -> run(folder)).hasMessageContaining("is a link");
    }

    @Test
    void shouldExpandNoAliasesOfYaml() throws IOException {
        Path folder = Files.createTempDirectory(temp, "mlflow");
        Files.writeString(
                folder.resolve("MLmodel"),
                "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nflavors: [*b, *b, *b]\n");

        assertThatThrownBy(() -> run(folder))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("no YAML");
    }

    @Test
    void shouldLeaveNothingBehindAfterRefusal() throws IOException {
        Path out = temp.resolve("refused");

        assertThatThrownBy(() -> run(write(new byte[] {8, 8, 1}), out))
                .isInstanceOf(ImportException.class);
        assertThat(out).doesNotExist();
        assertThat(temp.resolve(".refused.partial")).doesNotExist();
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(temp, "model", ".onnx"), content);
    }

    private void run(Path file) throws IOException {
        run(file, Files.createTempDirectory(temp, "out").resolve("bundle"));
    }

    private static void run(Path file, Path out) throws IOException {
        ModelImport.run(
                new ImportRequest(
                        List.of(new MemberSource(file, 1)),
                        RoleTerms.DIRECTION,
                        options(),
                        List.of(),
                        TestSchema.schema(),
                        null,
                        "test",
                        null),
                out);
    }

    private static ReadingOptions options() {
        return new ReadingOptions(TestSchema.NAMES, null, null, null, 0, 0, true);
    }
}
