package io.tickflow.model.tree.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.model.tree.TreeEnsemble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeFileTest {

    private static final Path MODELS = Path.of("..", "..", "testdata", "models");

    @ParameterizedTest
    @CsvSource({
        "'', empty",
        "CBM1...., format=\"onnx\"",
        "CONFIG-offset:7, snapshot",
        "binf...., old binary",
        "hello, no tree model"
    })
    void shouldNameWayOutOfOtherForms(String content, String message) {
        assertThatThrownBy(() -> TreeFile.parse(content.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefusePickle() {
        assertThatThrownBy(() -> TreeFile.parse(new byte[] {(byte) 0x80, 4, (byte) 0x95}))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("pickle");
    }

    @Test
    void shouldRefuseConvertedLineEnds() throws IOException {
        byte[] converted =
                text("lgb_binary.txt").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> TreeFile.parse(converted)).hasMessageContaining("line ends");
    }

    @Test
    void shouldReadBaseScoreInEveryForm() throws IOException {
        String json = text("xgb_base_score.json");
        String written = "\"base_score\":\"[2E-1]\"";
        assertThat(json).contains(written);
        float expected = base(json);

        for (String form : new String[] {"0.2", "\"0.2\"", "\"2E-1\"", "[0.2]", "[\"2E-1\"]"}) {
            assertThat(base(json.replace(written, "\"base_score\":" + form))).isEqualTo(expected);
        }
        assertThat(expected).isEqualTo((float) Math.log(0.25));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"base_score\":\"[2E-1]\"', '\"base_score\":\"[2E-1,3E-1]\"', one number",
        "'\"base_score\":\"[2E-1]\"', '\"base_score\":\"1.5\"', probability",
        "'\"base_score\":\"[2E-1]\"', '\"base_score\":\"half\"', number",
        "'\"num_class\":\"0\"', '\"num_class\":\"3\"', num_class 3",
        "'\"num_target\":\"1\"', '\"num_target\":\"2\"', one model for each target",
        "'\"num_trees\":\"3\"', '\"num_trees\":\"4\"', states 4",
        "'\"left_children\":[1,3', '\"left_children\":[1,2', two parents",
        "'\"left_children\":[1,3', '\"left_children\":[1,99', node 99",
        "'\"left_children\":[1,3', '\"left_children\":[1,0', two parents",
        "'\"split_indices\":[', '\"split_indices\":[4', feature"
    })
    void shouldNameWrongParts(String from, String to, String message) throws IOException {
        String json = text("xgb_base_score.json");
        assertThat(json).contains(from);
        byte[] changed = json.replace(from, to).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> TreeFile.parse(changed))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldCutAtBestIterationOfOldRelease() throws IOException {
        // Its attributes say iteration 0 of several; each has two trees for each of three classes.
        assertThat(TreeFile.read(MODELS.resolve("xgb12_softprob.json")).trees()).hasSize(6);
    }

    @Test
    void shouldTakeFileWithoutObjectiveForMargins() throws IOException {
        String custom = text("lgb_binary.txt").replace("objective=binary sigmoid:1\n", "");

        TreeEnsemble ensemble = TreeFile.parse(custom.getBytes(StandardCharsets.UTF_8));

        assertThat(ensemble.source().objective()).isEqualTo("custom");
    }

    private static float base(String json) {
        return TreeFile.parse(json.getBytes(StandardCharsets.UTF_8)).baseMargins().get(0);
    }

    private static String text(String name) throws IOException {
        return Files.readString(MODELS.resolve(name));
    }
}
