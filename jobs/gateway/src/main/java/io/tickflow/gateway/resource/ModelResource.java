package io.tickflow.gateway.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.connector.registry.RegistryStores;
import io.tickflow.gateway.api.Answer;
import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Meta;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Resource;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.cache.CacheKey;
import io.tickflow.gateway.cache.LayeredCache;
import io.tickflow.gateway.cache.Loaded;
import io.tickflow.gateway.json.Json;
import io.tickflow.gateway.schema.RecordSchema;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.RegistryException;
import io.tickflow.model.registry.RegistryState;
import io.tickflow.operate.rollout.journal.RolloutFolder;
import io.tickflow.operate.rollout.journal.RolloutJournal;
import io.tickflow.operate.rollout.journal.RolloutState;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models of the registry with their aliases, and rollouts with their gates. */
public final class ModelResource implements Resource {

    private final @Nullable String registry;
    private final RolloutFolder rollouts;
    private final LayeredCache cache;

    /**
     * Creates the resource.
     *
     * @param registry URI of the registry; null if none is configured
     */
    public ModelResource(@Nullable String registry, RolloutFolder rollouts, LayeredCache cache) {
        this.cache = cache;
        this.registry = registry;
        this.rollouts = rollouts;
    }

    /** Bundle of the registry. */
    record Model(
            String model,
            String version,
            String digest,
            String publishedAt,
            int files,
            long bytes,
            List<String> aliases) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/models", "models", "Bundles of the registry with their aliases")
                        .in("Models")
                        .gives(RecordSchema.listOf(RecordSchema.of(Model.class)))
                        .to(call -> models()),
                Route.get(
                                "/v1/rollouts",
                                "rollouts",
                                "Rollouts in the journals of this machine, the newest first")
                        .in("Models")
                        .gives(RecordSchema.listOf(RecordSchema.object()))
                        .to(call -> rollouts()));
    }

    private Answer models() {
        return cache.get(CacheKey.of(CacheKey.Kind.MODELS, ""), this::load)
                .answer(System.currentTimeMillis());
    }

    private Loaded load() {
        try {
            RegistryState state = open().state();
            List<Model> models =
                    state.names().stream()
                            .flatMap(name -> state.versions(name).stream())
                            .map(model -> row(model, state))
                            .toList();
            return new Loaded(Json.bytes(models), System.currentTimeMillis(), Layer.SOURCE);
        } catch (RegistryException e) {
            throw Problem.unavailable(String.join("; ", e.problems()));
        }
    }

    private JournaledRegistry open() {
        if (registry == null) {
            throw Problem.notFound(
                    "no registry is configured: give -Dtickflow.registry=URI, or set it in the"
                            + " settings");
        }
        return new JournaledRegistry(RegistryStores.open(registry), InstantSource.system(), "");
    }

    private static Model row(PublishedModel model, RegistryState state) {
        return new Model(
                model.name(),
                model.version(),
                model.digest(),
                model.publishedAt().toString(),
                model.files().size(),
                model.bytes(),
                state.aliases(model.name()).entrySet().stream()
                        .filter(alias -> alias.getValue().equals(model.version()))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private Answer rollouts() {
        ArrayNode list = Json.array();
        rollouts.all().forEach(journal -> list.add(rollout(journal)));
        return Answer.of(list, source());
    }

    private static ObjectNode rollout(RolloutJournal journal) {
        RolloutState state = journal.state();
        ObjectNode node = Json.object();
        node.put("id", state.plan().id());
        node.put("pipeline", state.plan().pipeline());
        node.put("cluster", state.plan().cluster());
        node.put("isOpen", state.isOpen());
        node.put("next", state.next().name());
        node.put("verdict", state.verdict().name());
        node.put("outcome", state.outcome() == null ? "" : String.valueOf(state.outcome()));
        node.set("before", Json.tree(state.plan().before()));
        node.set("after", Json.tree(state.plan().after()));
        node.set("gates", Json.tree(state.plan().gates()));
        ArrayNode entries = node.putArray("journal");
        journal.entries()
                .forEach(
                        entry ->
                                entries.addObject()
                                        .put("atMillis", entry.atMillis())
                                        .put("event", entry.event().name())
                                        .set("facts", Json.tree(entry.facts())));
        return node;
    }

    private static Meta source() {
        long now = System.currentTimeMillis();
        return Meta.of(Layer.SOURCE, now, now);
    }
}
