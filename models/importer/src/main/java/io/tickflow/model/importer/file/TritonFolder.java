package io.tickflow.model.importer.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folder of the Triton server: a folder for each version, with {@value #MODEL} in it. */
final class TritonFolder {

    private static final String MODEL = "model.onnx";
    private static final String VERSION = "[1-9][0-9]{0,8}";

    private TritonFolder() {}

    /**
     * File of the model: of the only version, or of a version's folder itself.
     *
     * @throws ImportException if there is none, or several versions
     */
    static Path model(Path folder) throws IOException {
        Path own = folder.resolve(MODEL);
        if (Files.exists(own)) {
            return own;
        }
        List<Path> versions;
        try (Stream<Path> files = Files.list(folder)) {
            versions =
                    files.filter(file -> String.valueOf(file.getFileName()).matches(VERSION))
                            .filter(file -> Files.exists(file.resolve(MODEL)))
                            .sorted(Comparator.naturalOrder())
                            .toList();
        }
        if (versions.size() == 1) {
            return versions.get(0).resolve(MODEL);
        }
        String found = versions.isEmpty() ? "none" : versions.toString();
        throw new ImportException(
                folder
                        + ": a folder should be of MLflow, with the file MLmodel, or of Triton, with"
                        + " one version such as 1/model.onnx; versions found: "
                        + found
                        + ". Maybe name the file or the version's folder");
    }
}
