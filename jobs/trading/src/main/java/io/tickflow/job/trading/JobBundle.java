package io.tickflow.job.trading;

import io.tickflow.connector.registry.RegistryStores;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.ScorerFactory;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.onnx.OnnxScorerFactory;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.RegistryException;
import io.tickflow.settings.RegistryConfig;
import io.tickflow.settings.SignalJobConfig;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * Bundle of a job, in a folder or in the registry.
 *
 * @param manifest its manifest
 * @param digest SHA-256 of the manifest's bytes
 * @param scorers opens it on a scoring host
 */
record JobBundle(ModelManifest manifest, String digest, ScorerFactory scorers) {

    /**
     * Finds the bundle of a configuration.
     *
     * @throws InvalidBundleException if it cannot be read
     */
    static JobBundle of(SignalJobConfig config) {
        String bundle = config.scoring().bundle();
        FeatureSchema schema = config.features().set().schema();
        long nativeBytesMax = config.scoring().nativeBytesMax();
        if (!ModelReference.isReference(bundle)) {
            return new JobBundle(
                    OnnxBundles.manifest(Path.of(bundle)),
                    OnnxBundles.digest(Path.of(bundle)),
                    new OnnxScorerFactory(bundle, schema, nativeBytesMax));
        }
        RegistryConfig registry = config.scoring().registry();
        var scorers =
                new RegistryScorerFactory(
                        registry, resolve(bundle, registry), schema, nativeBytesMax);
        try {
            Path folder = scorers.fetch();
            return new JobBundle(OnnxBundles.manifest(folder), OnnxBundles.digest(folder), scorers);
        } catch (UncheckedIOException e) {
            throw new InvalidBundleException(bundle, List.of(String.valueOf(e.getMessage())));
        }
    }

    static SignalJobConfig pinned(SignalJobConfig config) {
        String bundle = config.scoring().bundle();
        return ModelReference.isReference(bundle)
                ? config.withBundle(
                        resolve(bundle, config.scoring().registry()).reference().toString())
                : config;
    }

    private static PublishedModel resolve(String bundle, RegistryConfig registry) {
        try {
            var reader =
                    new JournaledRegistry(
                            RegistryStores.open(String.valueOf(registry.uri())),
                            InstantSource.system(),
                            "");
            return reader.resolve(ModelReference.parse(bundle));
        } catch (RegistryException e) {
            throw new InvalidBundleException(bundle, List.copyOf(e.problems()));
        }
    }
}
