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
import java.util.Optional;

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
        return of(config.scoring().bundle(), config);
    }

    /**
     * Finds the challenger of a configuration, if it has one.
     *
     * @throws InvalidBundleException if it cannot be read, or cannot be told from the champion
     */
    static Optional<JobBundle> challengerOf(SignalJobConfig config) {
        SignalJobConfig.Challenger named = config.scoring().challenger();
        if (named == null) {
            return Optional.empty();
        }
        JobBundle challenger = of(named.bundle(), config);
        JobBundle champion = of(config);
        boolean sameName =
                challenger.manifest.id().equals(champion.manifest.id())
                        && challenger.manifest.version().equals(champion.manifest.version());
        if (sameName || challenger.digest.equals(champion.digest)) {
            throw new InvalidBundleException(
                    named.bundle(),
                    List.of(
                            "it is "
                                    + challenger.manifest.id()
                                    + " version "
                                    + challenger.manifest.version()
                                    + ", as the bundle in "
                                    + config.scoring().bundle()
                                    + " is: a challenger needs a version of its own, by which its"
                                    + " signals are told"));
        }
        return Optional.of(challenger);
    }

    private static JobBundle of(String bundle, SignalJobConfig config) {
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
        SignalJobConfig.Challenger challenger = config.scoring().challenger();
        return config.withBundles(
                pinned(config.scoring().bundle(), config.scoring().registry()),
                challenger == null
                        ? null
                        : pinned(challenger.bundle(), config.scoring().registry()));
    }

    private static String pinned(String bundle, RegistryConfig registry) {
        return ModelReference.isReference(bundle)
                ? resolve(bundle, registry).reference().toString()
                : bundle;
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
