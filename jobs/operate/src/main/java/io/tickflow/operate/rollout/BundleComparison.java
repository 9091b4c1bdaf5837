package io.tickflow.operate.rollout;

import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.rollout.plan.Bundle;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares two bundles by their manifests. */
final class BundleComparison {

    private BundleComparison() {}

    /** Adds a sentence for each difference that changes what a job does. */
    static void addNotes(Bundle before, ModelManifest after, List<String> notes) {
        ModelManifest found = manifest(before);
        if (found == null) {
            notes.add(
                    "the bundle of the running job is not at "
                            + before.path()
                            + " here, so its roles were not compared; going back needs it on the"
                            + " cluster only");
            return;
        }
        for (Role role : Role.values()) {
            addNotes(role, found.role(role).orElse(null), after.role(role).orElse(null), notes);
        }
    }

    /** Manifest of the bundle that runs; null if this machine does not have it. */
    private static @Nullable ModelManifest manifest(Bundle running) {
        Path path = Path.of(running.path());
        String found;
        try {
            found = OnnxBundles.digest(path);
        } catch (InvalidBundleException e) {
            return null;
        }
        if (!found.equals(running.digest())) {
            throw OperationException.invalid(
                    running.path()
                            + " has another bundle ("
                            + found
                            + ") than the running job, which opened "
                            + running.label()
                            + " there: going back would not start the bundle before. Put that one"
                            + " back; a new version belongs in a folder of its own");
        }
        return OnnxBundles.manifest(path);
    }

    private static void addNotes(
            Role role, @Nullable RoleModel before, @Nullable RoleModel after, List<String> notes) {
        String name = role.name().toLowerCase(Locale.ROOT);
        if (before == null || after == null) {
            if ((before == null) != (after == null)) {
                notes.add(
                        "the role "
                                + name
                                + (after == null ? " goes: the new bundle has none" : " is new"));
            }
            return;
        }
        add(name + ": decision point", before.decisionPoint(), after.decisionPoint(), notes);
        add(name + ": symbols", before.symbols(), after.symbols(), notes);
        add(
                name + ": horizon",
                before.horizonMillis() + " ms",
                after.horizonMillis() + " ms",
                notes);
        add(name + ": gate", before.gate(), after.gate(), notes);
    }

    private static void add(String what, Object before, Object after, List<String> notes) {
        if (!Objects.equals(before, after)) {
            notes.add(what + " was " + before + " and becomes " + after);
        }
    }
}
