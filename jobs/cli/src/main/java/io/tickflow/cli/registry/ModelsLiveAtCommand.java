package io.tickflow.cli.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.RegistryState;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells the versions that aliases pointed at. */
@Command(
        name = "live-at",
        description = {
            "Show the version that each alias pointed at at a time, from the journal.",
            "live-PIPELINE is the bundle of a deployment's job, and canary-PIPELINE the one beside it"
                    + " in a canary: predictions appended at that time are theirs. Other aliases"
                    + " tell what a job that starts then would take. The exit code is 1 if nothing"
                    + " was live."
        },
        mixinStandardHelpOptions = true)
public final class ModelsLiveAtCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "TIME",
            description = "UTC time, such as 2026-03-02T12:00:00Z.")
    private String time = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME[@ALIAS]",
            description = "One model, or one alias (default: all).")
    private @Nullable String of;

    @Mixin private final RegistryCall call = new RegistryCall();

    /** Alias that pointed at a bundle. */
    private record Live(String alias, PublishedModel model) {}

    @Override
    public Integer call() {
        Instant at = instant();
        JournaledRegistry registry = call.open();
        List<Live> live = live(registry.stateAt(at));
        if (call.isJson()) {
            ObjectNode root = call.object();
            root.put("time", at.toString());
            ArrayNode aliases = root.putArray("aliases");
            live.forEach(
                    one ->
                            aliases.addObject()
                                    .put("model", one.model().name())
                                    .put("alias", one.alias())
                                    .put("version", one.model().version())
                                    .put("digest", one.model().digest()));
            call.print(root);
        } else if (live.isEmpty()) {
            call.print(
                    "no alias"
                            + (of == null ? "" : " of " + of)
                            + " pointed at a version at "
                            + at);
        } else {
            live.forEach(
                    one ->
                            call.print(
                                    "%s@%s was version %s, digest %s"
                                            .formatted(
                                                    one.model().name(),
                                                    one.alias(),
                                                    one.model().version(),
                                                    one.model().digest())));
        }
        return live.isEmpty() ? ExitCodes.FAILED : ExitCodes.OK;
    }

    private List<Live> live(RegistryState state) {
        var live = new ArrayList<Live>();
        String alias = of != null && of.contains("@") ? References.parse(of).alias() : null;
        String name = alias != null ? References.parse(String.valueOf(of)).name() : of;
        for (String model : name == null ? state.names() : List.of(name)) {
            for (String one : state.aliases(model).keySet()) {
                if (alias == null || alias.equals(one)) {
                    live.add(new Live(one, state.resolve(ModelReference.toAlias(model, one))));
                }
            }
        }
        return live;
    }

    private Instant instant() {
        try {
            return Instant.parse(time);
        } catch (DateTimeException e) {
            throw CommandException.invalid(
                    "TIME: '" + time + "' is no UTC time, such as 2026-03-02T12:00:00Z");
        }
    }
}
