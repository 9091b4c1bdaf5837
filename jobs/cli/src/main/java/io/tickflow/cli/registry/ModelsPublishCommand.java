package io.tickflow.cli.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.registry.AliasRequest;
import io.tickflow.model.registry.JournalEntry;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.live.LiveAliases;
import io.tickflow.settings.FeatureOptions;
import io.tickflow.settings.OptionReader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes a bundle. */
@Command(
        name = "publish",
        description = {
            "Put a bundle into the registry, after all checks of 'models check'.",
            "Its name and version are those of the manifest, and never change. The same bundle again"
                    + " repairs damaged files; other files under the same version are refused."
        },
        mixinStandardHelpOptions = true)
public final class ModelsPublishCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Bundle.")
    private Path bundle = Path.of("");

    @Option(
            names = "--alias",
            paramLabel = "ALIAS",
            description = "Point this alias at it, too, such as challenger.")
    private @Nullable String alias;

    @Mixin private final RegistryCall call = new RegistryCall();
    @Mixin private final Announcing announcing = new Announcing();

    @Override
    public Integer call() {
        ModelReference reference = checked();
        if (alias != null) {
            var unused = ModelReference.toAlias(reference.name(), alias);
            LiveAliases.requireFree(alias);
        }
        JournaledRegistry registry = call.open();
        JournalEntry entry = registry.publish(reference, bundle);
        if (alias != null) {
            registry.move(
                    AliasRequest.move(
                            reference.name(), alias, String.valueOf(reference.version()), ""));
        }
        ObjectNode node = call.isJson() ? call.object() : null;
        if (node != null) {
            EntryJson.put(entry, node);
            node.put("reference", reference.toString());
        } else {
            call.print(
                    "%s %s is published, digest %s (entry %d of %s)"
                            .formatted(
                                    reference.name(),
                                    reference.version(),
                                    reference.digest(),
                                    entry.sequence(),
                                    registry.place()));
            if (alias != null) {
                call.print(
                        ModelReference.toAlias(reference.name(), alias)
                                + " is version "
                                + reference.version());
            }
        }
        announcing.run(call, registry, node);
        if (node != null) {
            call.print(node);
        }
        return ExitCodes.OK;
    }

    /** Opens the bundle as a job would, so that nothing is published that no job accepts. */
    private ModelReference checked() {
        var options = new OptionReader(call.settings());
        FeatureSet features = FeatureOptions.read(options);
        options.throwIfInvalid();
        try (Scorer scorer = OnnxBundles.open(bundle, features.schema())) {
            ModelManifest manifest = scorer.manifest();
            return new ModelReference(manifest.id(), null, manifest.version(), scorer.digest());
        }
    }
}
