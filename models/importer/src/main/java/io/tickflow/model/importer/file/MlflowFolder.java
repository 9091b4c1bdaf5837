package io.tickflow.model.importer.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Folder of an MLflow model: {@value #FILE} names the file of each flavour and the columns. */
final class MlflowFolder {

    static final String FILE = "MLmodel";

    private static final long BYTES_MAX = 1 << 20;

    /** Flavours whose file can be read, the exact ones first. */
    private static final List<String> READ = List.of("xgboost", "lightgbm", "onnx");

    private final Path folder;
    private final Map<?, ?> root;

    private MlflowFolder(Path folder, Map<?, ?> root) {
        this.folder = folder;
        this.root = root;
    }

    /**
     * Opens the model of a folder.
     *
     * @throws ImportException if no flavour can be read
     */
    static ModelFile open(Path folder) throws IOException {
        var mlflow = new MlflowFolder(folder, read(folder));
        ModelFile model = ModelFiles.openFile(mlflow.data());
        List<String> columns = mlflow.columns();
        return columns.isEmpty() || !model.columns().isEmpty() ? model : model.withColumns(columns);
    }

    private static Map<?, ?> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > BYTES_MAX) {
            throw new ImportException(FILE + ": it is no regular file of at most 1 MB");
        }
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        try {
            Object loaded = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
            if (loaded instanceof Map<?, ?> map) {
                return map;
            }
            throw new ImportException(FILE + ": it should hold keys such as flavors");
        } catch (YAMLException e) {
            throw new ImportException(
                    FILE + ": no YAML: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    private Path data() {
        Map<?, ?> flavors = map(root.get("flavors"));
        for (String flavor : READ) {
            Object data = map(flavors.get(flavor)).get("data");
            if (data != null) {
                return within(String.valueOf(data));
            }
        }
        throw new ImportException(
                FILE
                        + ": of its flavours "
                        + flavors.keySet()
                        + " none can be read; log the model as xgboost, lightgbm or onnx: for"
                        + " scikit-learn mlflow.onnx.log_model(skl2onnx.to_onnx(model, X)), for"
                        + " PyTorch torch.onnx.export(..., external_data=False)");
    }

    /** File of the folder; never one outside, whatever the name holds. */
    private Path within(String name) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_. -]{0,199}")) {
            throw new ImportException(
                    FILE + ": '" + name + "' is not the name of a file in the folder");
        }
        Path file = folder.resolve(name);
        if (Files.isSymbolicLink(file)) {
            throw new ImportException(FILE + ": " + name + " is a link; put the file itself there");
        }
        return file;
    }

    /** Names of the columns in the signature, or else in the input example. */
    private List<String> columns() throws IOException {
        Object inputs = map(root.get("signature")).get("inputs");
        List<String> names = inputs == null ? List.of() : names(json(String.valueOf(inputs)));
        if (!names.isEmpty()) {
            return names;
        }
        Object example = map(root.get("saved_input_example_info")).get("artifact_path");
        if (example == null) {
            return List.of();
        }
        Path file = within(String.valueOf(example));
        if (!Files.isRegularFile(file) || Files.size(file) > BYTES_MAX) {
            return List.of();
        }
        var columns = new ArrayList<String>();
        json(Files.readString(file)).path("columns").forEach(name -> columns.add(name.asText()));
        return columns;
    }

    private static List<String> names(JsonNode inputs) {
        var names = new ArrayList<String>();
        for (JsonNode input : inputs) {
            if (input.path("type").asText().equals("tensor") || !input.has("name")) {
                return List.of();
            }
            names.add(input.get("name").asText());
        }
        return names;
    }

    private static JsonNode json(String text) throws IOException {
        return new JsonMapper().readTree(text);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
