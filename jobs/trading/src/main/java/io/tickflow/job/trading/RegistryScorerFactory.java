package io.tickflow.job.trading;

import io.tickflow.connector.registry.RegistryStores;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.ScorerFactory;
import io.tickflow.model.onnx.OnnxScorerFactory;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.RegistryException;
import io.tickflow.model.registry.cache.BundleCache;
import io.tickflow.settings.RegistryConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens one exact bundle of the registry, copied to the machine that calls {@link #open}. It holds
 * the digests of all files, so that no task reads the journal and no move of an alias matters to a
 * job that runs, also when it restarts.
 */
final class RegistryScorerFactory implements ScorerFactory {

    private static final long serialVersionUID = 1;

    private final RegistryConfig registry;
    private final PublishedModel model;
    private final FeatureSchema jobSchema;
    private final long nativeBytesMax;

    RegistryScorerFactory(
            RegistryConfig registry,
            PublishedModel model,
            FeatureSchema jobSchema,
            long nativeBytesMax) {
        this.registry = registry;
        this.model = model;
        this.jobSchema = jobSchema;
        this.nativeBytesMax = nativeBytesMax;
    }

    @Override
    public Scorer open() {
        Scorer scorer = new OnnxScorerFactory(fetch().toString(), jobSchema, nativeBytesMax).open();
        if (!scorer.digest().equals(model.digest())) {
            String found = scorer.digest();
            scorer.close();
            throw refused("its digest on this machine is " + found + " after it was copied");
        }
        return scorer;
    }

    /**
     * Folder of this machine with the files of the bundle.
     *
     * @throws UncheckedIOException if they cannot be copied now, so that a restart may help
     * @throws InvalidBundleException if the registry has other bytes, so that none would
     */
    Path fetch() {
        try {
            return new BundleCache(registry.cacheFolder(), registry.cacheBytesMax())
                    .fetch(RegistryStores.open(String.valueOf(registry.uri())), model);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "model bundle "
                            + model.reference()
                            + " cannot be copied from "
                            + registry.uri()
                            + " to "
                            + registry.cacheFolder()
                            + ": "
                            + e.getMessage()
                            + ". Maybe this machine does not reach the registry, or the folder is"
                            + " full: tickflow.model.cache names another",
                    e);
        } catch (RegistryException e) {
            throw refused(e.problems().get(0));
        }
    }

    private InvalidBundleException refused(String problem) {
        return new InvalidBundleException(model.reference().toString(), List.of(problem));
    }
}
