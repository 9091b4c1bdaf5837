package io.tickflow.cli.cluster;

import io.tickflow.cli.option.ConfiguredRegistry;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.RegistryUnavailableException;
import io.tickflow.model.registry.live.LiveBundle;
import io.tickflow.model.registry.live.LivePointer;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.flink.Submission;
import io.tickflow.settings.ScoringOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Submission of a SignalJob of which the registry is told before it starts. Aliases are replaced by
 * the exact bundles that they mean, so that the job cannot take others.
 */
public final class LiveSubmission {

    private final PrintWriter err;

    /**
     * Creates one.
     *
     * @param err for what the registry cannot be told
     */
    public LiveSubmission(PrintWriter err) {
        this.err = err;
    }

    /**
     * Tells the registry of the settings which bundles the job will run; without one, or for
     * another job, there is nothing to do.
     *
     * @return the same with exact bundles
     * @throws io.tickflow.model.registry.RegistryException if a reference leads nowhere
     */
    public Submission announce(Submission submission) {
        if (submission.kind() != JobKind.SIGNAL) {
            return submission;
        }
        try {
            return ConfiguredRegistry.find(Configuration.fromMap(submission.settings()))
                    .map(found -> announce(submission, found.open()))
                    .orElse(submission);
        } catch (RegistryUnavailableException e) {
            note("the registry is not told which bundle runs: " + String.join("; ", e.problems()));
            return submission;
        }
    }

    private Submission announce(Submission submission, JournaledRegistry registry) {
        Map<String, String> settings = new TreeMap<>(submission.settings());
        pin(ScoringOptions.MODEL_BUNDLE, settings, registry);
        pin(ScoringOptions.CHALLENGER, settings, registry);
        new LivePointer(registry, submission.deployment().pipeline())
                .set(
                        bundle(ScoringOptions.MODEL_BUNDLE, settings),
                        bundle(ScoringOptions.CHALLENGER, settings),
                        "submit");
        return submission.withSettings(settings);
    }

    private static void pin(
            ConfigOption<String> key, Map<String, String> settings, JournaledRegistry registry) {
        settings.computeIfPresent(
                key.key(),
                (name, bundle) ->
                        ModelReference.isReference(bundle)
                                ? registry.resolve(ModelReference.parse(bundle))
                                        .reference()
                                        .toString()
                                : bundle);
    }

    private @Nullable LiveBundle bundle(ConfigOption<String> key, Map<String, String> settings) {
        String bundle = settings.getOrDefault(key.key(), "");
        if (bundle.isEmpty()) {
            return null;
        }
        if (ModelReference.isReference(bundle)) {
            ModelReference exact = ModelReference.parse(bundle);
            return new LiveBundle(
                    exact.name(), String.valueOf(exact.version()), String.valueOf(exact.digest()));
        }
        try {
            Path folder = Path.of(bundle);
            var manifest = OnnxBundles.manifest(folder);
            return new LiveBundle(manifest.id(), manifest.version(), OnnxBundles.digest(folder));
        } catch (InvalidBundleException e) {
            note(bundle + " cannot be read from here, so the registry is not told that it runs");
            return null;
        }
    }

    private void note(String text) {
        err.println("note: " + text);
        err.flush();
    }
}
