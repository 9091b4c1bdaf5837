package io.tickflow.model.importer.file;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.tickflow.model.onnx.Sha256;
import io.tickflow.model.tree.TreeEnsemble;
import io.tickflow.model.tree.file.ModelFileException;
import io.tickflow.model.tree.file.TreeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Opens model files, and the folders in which MLflow and Triton keep them. */
public final class ModelFiles {

    /** Largest size of a model file. */
    static final long BYTES_MAX = 1L << 28;

    private ModelFiles() {}

    /**
     * Opens a file or a folder, recognised by its content.
     *
     * @throws ImportException if it holds no model that can be scored
     * @throws IOException if it cannot be read
     */
    public static ModelFile open(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!Files.isDirectory(path)) {
            return openFile(path);
        }
        if (Files.exists(path.resolve(MlflowFolder.FILE))) {
            return MlflowFolder.open(path);
        }
        return openFile(TritonFolder.model(path));
    }

    static ModelFile openFile(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        if (!Files.isRegularFile(path)) {
            throw new ImportException(name + ": it is no regular file");
        }
        if (Files.size(path) > BYTES_MAX) {
            throw new ImportException(
                    String.format(
                            "%s: it has %,d bytes and at most %,d can be; maybe make it smaller",
                            name, Files.size(path), BYTES_MAX));
        }
        byte[] content = Files.readAllBytes(path);
        try {
            return OnnxFile.isOnnx(content) ? graph(path, content) : trees(path, content);
        } catch (ModelFileException e) {
            throw new ImportException(name + ": " + e.getMessage());
        }
    }

    private static ModelFile trees(Path path, byte[] content) {
        TreeEnsemble trees = TreeFile.parse(content);
        return new ModelFile(
                path,
                Sha256.of(content),
                trees.source().library(),
                trees.source().version(),
                trees.featureNames(),
                trees,
                null);
    }

    private static ModelFile graph(Path path, byte[] content) {
        ModelProto model = OnnxFile.parse(String.valueOf(path.getFileName()), content);
        String library = model.getProducerName().isBlank() ? "onnx" : model.getProducerName();
        String version =
                model.getProducerVersion().isBlank()
                        ? ModelFile.UNKNOWN
                        : model.getProducerVersion();
        return new ModelFile(path, Sha256.of(content), library, version, List.of(), null, model);
    }
}
