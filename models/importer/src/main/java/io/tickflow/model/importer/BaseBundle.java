package io.tickflow.model.importer;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.manifest.Golden;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.importer.file.ImportException;
import io.tickflow.model.onnx.OnnxBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Existing bundle whose roles a new bundle has, too. */
final class BaseBundle {

    private final Path folder;
    private final ModelManifest manifest;

    private BaseBundle(Path folder, ModelManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * Opens a bundle once, as a job would.
     *
     * @throws io.tickflow.model.contract.InvalidBundleException if a job would refuse it
     * @throws ImportException if it fills {@code role} already
     */
    static BaseBundle open(Path folder, Role role, FeatureSchema schema) throws ImportException {
        try (var scorer = OnnxBundles.open(folder, schema)) {
            ModelManifest manifest = scorer.manifest();
            if (manifest.role(role).isPresent()) {
                throw new ImportException(
                        List.of(
                                "--add-to: "
                                        + folder
                                        + " fills the role "
                                        + role
                                        + " already; import its models again without it"));
            }
            return new BaseBundle(folder, manifest);
        }
    }

    /** Manifest with one more role, in the present format. */
    ModelManifest with(ModelManifest added) {
        var roles = new ArrayList<RoleModel>(manifest.roles());
        roles.addAll(added.roles());
        var libraries = new TreeMap<>(manifest.libraries());
        libraries.putAll(added.libraries());
        return new ModelManifest(
                ModelManifest.FORMAT,
                added.id(),
                "",
                roles,
                manifest.training(),
                libraries,
                added.cpuFamily(),
                manifest.note());
    }

    /** Copies the files that its manifest names. */
    void copyInto(Path target) throws IOException {
        for (RoleModel role : manifest.roles()) {
            for (Member member : role.members()) {
                Files.copy(folder.resolve(member.file()), target.resolve(member.file()));
            }
            Golden golden = role.golden();
            if (golden != null) {
                Files.copy(folder.resolve(golden.file()), target.resolve(golden.file()));
            }
        }
    }
}
