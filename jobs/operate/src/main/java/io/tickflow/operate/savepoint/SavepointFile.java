package io.tickflow.operate.savepoint;

import io.tickflow.operate.OperationException;
import java.io.DataInputStream;
import java.io.IOException;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;

/** Reads the file {@code _metadata} of savepoints and retained checkpoints. */
final class SavepointFile {

    private SavepointFile() {}

    /**
     * Returns true if there is such a file or folder.
     *
     * @throws IOException if its file system cannot be reached, or there is no library for it here
     */
    static boolean exists(String path) throws IOException {
        var file = new Path(path);
        return file.getFileSystem().exists(file);
    }

    /**
     * Reads.
     *
     * @param path folder of the savepoint, or its {@code _metadata}
     * @throws OperationException if there is no savepoint
     */
    static CheckpointMetadata read(String path) {
        try {
            CompletedCheckpointStorageLocation location =
                    AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(path);
            try (var in = new DataInputStream(location.getMetadataHandle().openInputStream())) {
                return Checkpoints.loadCheckpointMetadata(
                        in, SavepointFile.class.getClassLoader(), location.getExternalPointer());
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw OperationException.invalid(
                    path
                            + " is no savepoint: "
                            + String.valueOf(e.getMessage()).replaceAll("\\.+$", "")
                            + ". Maybe name the folder with the file _metadata");
        }
    }
}
