package io.tickflow.operate.rollout;

import io.tickflow.connector.registry.RegistryStores;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.RegistryException;
import io.tickflow.model.registry.cache.BundleCache;
import io.tickflow.model.registry.store.RegistryStore;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.rollout.plan.Bundle;
import io.tickflow.settings.RegistryConfig;
import io.tickflow.settings.RegistryOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** Compares two bundles by their manifests. */
final class BundleComparison {

    private BundleComparison() {}

    /**
     * Adds a sentence for each difference that changes what a job does.
     *
     * @param settings of the job, which name its registry
     */
    static void addNotes(
            Bundle before, Configuration settings, ModelManifest after, List<String> notes) {
        Path folder = folder(before, settings);
        ModelManifest found = folder == null ? null : manifest(before, folder);
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

    /** Files of the bundle that runs; null if they cannot be copied from its registry. */
    private static @Nullable Path folder(Bundle running, Configuration settings) {
        if (!ModelReference.isReference(running.path())) {
            return Path.of(running.path());
        }
        RegistryConfig config = RegistryOptions.configure(settings);
        String uri = config.uri();
        if (uri == null) {
            return null;
        }
        try {
            RegistryStore store = RegistryStores.open(uri);
            PublishedModel model =
                    new JournaledRegistry(store, InstantSource.system(), "")
                            .resolve(ModelReference.parse(running.path()));
            return new BundleCache(config.cacheFolder(), config.cacheBytesMax())
                    .fetch(store, model);
        } catch (IOException | RegistryException e) {
            return null;
        }
    }

    /** Manifest of the bundle that runs; null if this machine does not have it. */
    private static @Nullable ModelManifest manifest(Bundle running, Path path) {
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
