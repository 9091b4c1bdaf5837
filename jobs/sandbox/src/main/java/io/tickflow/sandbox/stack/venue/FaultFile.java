package io.tickflow.sandbox.stack.venue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file through which a venue in another process is told how to behave, and another next to it in
 * which that process says that it does.
 *
 * @param path of the first one
 */
record FaultFile(Path path) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Tells the venue; complete at once or not at all. */
    void order(VenueFaults faults) throws IOException {
        replace(path, faults);
    }

    /** Ordered behaviour; empty if nobody ever ordered any. */
    Optional<VenueFaults> ordered() throws IOException {
        return read(path);
    }

    /** Says that the venue does it. */
    void confirm(VenueFaults faults) throws IOException {
        replace(confirmation(), faults);
    }

    /** Faults confirmed by the venue. */
    Optional<VenueFaults> confirmed() throws IOException {
        return read(confirmation());
    }

    private Path confirmation() {
        return path.resolveSibling(path.getFileName() + ".applied");
    }

    private static Optional<VenueFaults> read(Path file) throws IOException {
        return Files.exists(file)
                ? Optional.of(JSON.readValue(file.toFile(), VenueFaults.class))
                : Optional.empty();
    }

    private static void replace(Path file, VenueFaults faults) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        JSON.writeValue(draft.toFile(), faults);
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
