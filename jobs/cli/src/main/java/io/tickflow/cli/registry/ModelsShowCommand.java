package io.tickflow.cli.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.model.registry.BundleFile;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.RegistryState;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a bundle of the registry. */
@Command(
        name = "show",
        description = "Show a bundle of the registry: digest, files and aliases.",
        mixinStandardHelpOptions = true)
public final class ModelsShowCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "REF",
            description = "models:/NAME@ALIAS or models:/NAME/VERSION; models:/ may be left out.")
    private String reference = "";

    @Mixin private final RegistryCall call = new RegistryCall();

    @Override
    public Integer call() {
        JournaledRegistry registry = call.open();
        RegistryState state = registry.state();
        PublishedModel model = state.resolve(References.parse(reference));
        if (call.isJson()) {
            ObjectNode root = call.object();
            EntryJson.put(model, state, root);
            ArrayNode files = root.putArray("contents");
            for (BundleFile file : model.files()) {
                files.addObject()
                        .put("name", file.name())
                        .put("bytes", file.bytes())
                        .put("sha256", file.sha256());
            }
            call.print(root);
        } else {
            call.print(page(model, state));
        }
        return ExitCodes.OK;
    }

    private static String page(PublishedModel model, RegistryState state) {
        var page = new StringBuilder();
        page.append(model.reference()).append('\n');
        page.append("published ").append(model.publishedAt()).append('\n');
        for (Map.Entry<String, String> alias : state.aliases(model.name()).entrySet()) {
            if (alias.getValue().equals(model.version())) {
                page.append("alias ")
                        .append(ModelReference.toAlias(model.name(), alias.getKey()))
                        .append('\n');
            }
        }
        for (BundleFile file : model.files()) {
            page.append(
                    String.format(
                            Locale.ROOT,
                            "  %s  %,d bytes  %s%n",
                            file.name(),
                            file.bytes(),
                            file.sha256()));
        }
        return page.toString().stripTrailing();
    }
}
