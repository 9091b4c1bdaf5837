package io.tickflow.model.onnx;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Checks of a manifest before any of its files is opened. */
final class ManifestChecks {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    private ManifestChecks() {}

    static void check(ModelManifest manifest, FeatureSchema jobSchema, List<String> problems) {
        for (String name : List.of(manifest.id(), manifest.version())) {
            if (!name.matches(NAME)) {
                problems.add(
                        "id and version are up to 100 of A-Z, a-z, 0-9, '.', '_' and '-', not '"
                                + name
                                + "'");
            }
        }
        Set<Role> seen = EnumSet.noneOf(Role.class);
        for (RoleModel model : manifest.roles()) {
            if (!seen.add(model.role())) {
                problems.add("role " + model.role() + " occurs twice");
            }
        }
        if (manifest.roles().isEmpty() || manifest.roles().get(0).role() != Role.DIRECTION) {
            problems.add("the first role must be " + Role.DIRECTION);
        }
        for (RoleModel model : manifest.roles()) {
            new RoleChecks(manifest, model, problems).check(jobSchema);
        }
    }
}
