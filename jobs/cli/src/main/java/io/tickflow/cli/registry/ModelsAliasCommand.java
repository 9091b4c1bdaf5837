package io.tickflow.cli.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.model.registry.AliasMove;
import io.tickflow.model.registry.AliasRequest;
import io.tickflow.model.registry.JournalEntry;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.RegistryChange.AliasChange;
import io.tickflow.model.registry.live.LiveAliases;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves an alias. */
@Command(
        name = "alias",
        description = {
            "Point an alias of a model at a version. A move of champion makes the version before it"
                    + " previous.",
            "Jobs that run keep their bundle; the next submit takes the new one. The exit code is 1 if"
                    + " another writer was faster."
        },
        mixinStandardHelpOptions = true)
public final class ModelsAliasCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "NAME@ALIAS",
            description = "Such as direction-eurusd@champion.")
    private String alias = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION",
            description = "Version to point at.")
    private @Nullable String version;

    @Option(names = "--remove", description = "Remove the alias.")
    private boolean isRemoval;

    @Option(
            names = "--if-still",
            paramLabel = "VERSION",
            description = "Move it only if it points at this version.")
    private @Nullable String expected;

    @Option(names = "--reason", description = "Why: it is recorded.")
    private String reason = "";

    @Mixin private final RegistryCall call = new RegistryCall();
    @Mixin private final Announcing announcing = new Announcing();

    @Override
    public Integer call() {
        ModelReference reference = References.parse(alias);
        String name = reference.alias();
        if (name == null) {
            throw CommandException.invalid(
                    "'" + alias + "' names no alias. Maybe " + reference.name() + "@champion");
        }
        LiveAliases.requireFree(name);
        new Inputs()
                .require(
                        isRemoval == (version == null),
                        isRemoval
                                ? "VERSION: is for a move, and --remove asks for none"
                                : "VERSION: is required. Maybe models list shows the one")
                .throwIfInvalid();
        JournaledRegistry registry = call.open();
        JournalEntry entry =
                registry.move(new AliasRequest(reference.name(), name, version, expected, reason));
        ObjectNode node = call.isJson() ? call.object() : null;
        if (node == null) {
            printMoves(entry);
        } else {
            EntryJson.put(entry, node);
            putMoves(entry, node.putArray("moves"));
        }
        announcing.run(call, registry, node);
        if (node != null) {
            call.print(node);
        }
        return ExitCodes.OK;
    }

    private void printMoves(JournalEntry entry) {
        if (entry.change() instanceof AliasChange change) {
            for (AliasMove move : change.moves()) {
                String now = move.version() == null ? "is removed" : "is version " + move.version();
                String before = move.from() == null ? "" : ", was " + move.from();
                call.print(change.name() + "@" + move.alias() + " " + now + before);
            }
        }
    }

    private static void putMoves(JournalEntry entry, ArrayNode moves) {
        if (entry.change() instanceof AliasChange change) {
            for (AliasMove move : change.moves()) {
                moves.addObject()
                        .put("alias", move.alias())
                        .put("version", move.version())
                        .put("from", move.from());
            }
        }
    }
}
