package io.tickflow.cli.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.RegistryState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the bundles of the registry. */
@Command(
        name = "list",
        description = "Show the models of the registry, their versions and aliases.",
        mixinStandardHelpOptions = true)
public final class ModelsListCommand implements Callable<Integer> {

    private static final int DIGEST_SHOWN = 12;

    @Mixin private final RegistryCall call = new RegistryCall();

    @Override
    public Integer call() {
        JournaledRegistry registry = call.open();
        RegistryState state = registry.state();
        if (call.isJson()) {
            ObjectNode root = call.object();
            root.put("registry", registry.place());
            root.put("entries", state.sequence());
            ArrayNode models = root.putArray("versions");
            for (String name : state.names()) {
                state.versions(name)
                        .forEach(model -> EntryJson.put(model, state, models.addObject()));
            }
            call.print(root);
        } else if (state.names().isEmpty()) {
            call.print(registry.place() + " is empty. Maybe publish a bundle: models publish DIR");
        } else {
            state.names().forEach(name -> call.print(page(state, name)));
        }
        return ExitCodes.OK;
    }

    private static String page(RegistryState state, String name) {
        var page = new StringBuilder(name);
        for (PublishedModel model : state.versions(name)) {
            List<String> aliases =
                    state.aliases(name).entrySet().stream()
                            .filter(alias -> alias.getValue().equals(model.version()))
                            .map(Map.Entry::getKey)
                            .toList();
            page.append(
                    String.format(
                            Locale.ROOT,
                            "%n  %s  %s  digest %s  %d files, %,d bytes%s",
                            model.version(),
                            model.publishedAt(),
                            model.digest().substring(0, DIGEST_SHOWN),
                            model.files().size(),
                            model.bytes(),
                            aliases.isEmpty() ? "" : "  " + String.join(", ", aliases)));
        }
        return page.toString();
    }
}
