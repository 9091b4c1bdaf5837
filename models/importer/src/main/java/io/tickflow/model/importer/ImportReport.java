package io.tickflow.model.importer;

import io.tickflow.model.contract.manifest.ModelManifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Result of an import.
 *
 * @param bundle folder that was made
 * @param manifest its manifest
 * @param notes remarks on each member, by its name
 */
public record ImportReport(Path bundle, ModelManifest manifest, Map<String, List<String>> notes) {

    /** Copies the map. */
    public ImportReport {
        notes = Map.copyOf(notes);
    }
}
