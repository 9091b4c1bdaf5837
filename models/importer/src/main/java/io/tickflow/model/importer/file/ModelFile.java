package io.tickflow.model.importer.file;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.tickflow.model.tree.TreeEnsemble;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Model file of another library, parsed but not judged: either trees or a graph.
 *
 * @param path file that was read
 * @param sha256 SHA-256 of the file, 64 hexadecimal digits
 * @param library library that wrote it, as far as the file tells
 * @param version version of that library, {@code unknown} if the file does not tell
 * @param columns names of its inputs in order, empty if nothing tells
 * @param trees trees of an XGBoost or LightGBM file
 * @param graph graph of an ONNX file
 */
public record ModelFile(
        Path path,
        String sha256,
        String library,
        String version,
        List<String> columns,
        @Nullable TreeEnsemble trees,
        @Nullable ModelProto graph) {

    /** Version of a library that the file does not tell. */
    public static final String UNKNOWN = "unknown";

    /** Copies the list. */
    public ModelFile {
        columns = List.copyOf(columns);
    }

    /** File name without folders. */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** Copy with the names of its inputs, from a signature beside the file. */
    ModelFile withColumns(List<String> names) {
        return new ModelFile(path, sha256, library, version, names, trees, graph);
    }
}
