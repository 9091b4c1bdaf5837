package io.tickflow.model.contract.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Manifest of a bundle, the content of {@code manifest.json}. A bundle is immutable, so any change
 * is a new version.
 *
 * @param format layout of the manifest, {@link #FORMAT}; 1 for a bundle of an earlier release
 * @param id name of the model, such as {@code direction-eurusd}
 * @param version version of the model under that name
 * @param roles ensembles, one for each role that the bundle fills; the direction first
 * @param training provenance of the training data; null if it is unknown
 * @param libraries versions of the libraries that made the bundle, by name
 * @param cpuFamily processor family ({@code os.arch}) of the machine that made the golden rows
 * @param note warning to the user of the model; may be empty
 */
public record ModelManifest(
        int format,
        String id,
        String version,
        List<RoleModel> roles,
        @Nullable Training training,
        Map<String, String> libraries,
        String cpuFamily,
        String note) {

    /** Layout described by this class. */
    public static final int FORMAT = 2;

    /** Copies the collections. */
    public ModelManifest {
        roles = List.copyOf(roles);
        libraries = Map.copyOf(libraries);
    }

    /** The ensemble of {@code role}, if the bundle fills it. */
    public Optional<RoleModel> role(Role role) {
        return roles.stream().filter(model -> model.role() == role).findFirst();
    }

    /**
     * The ensemble of the direction.
     *
     * @throws IllegalStateException if there is none, which no checked bundle has
     */
    public RoleModel direction() {
        return role(Role.DIRECTION)
                .orElseThrow(() -> new IllegalStateException("bundle " + id + " has no direction"));
    }

    /** Copy under another version. */
    public ModelManifest withVersion(String other) {
        return new ModelManifest(format, id, other, roles, training, libraries, cpuFamily, note);
    }
}
