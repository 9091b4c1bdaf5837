package io.tickflow.model.registry;

import io.tickflow.model.registry.RegistryChange.AliasChange;
import io.tickflow.model.registry.RegistryChange.Publication;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Models, versions and aliases after some entries of the journal. Immutable. */
public final class RegistryState {

    private final long sequence;
    private final SortedMap<String, List<PublishedModel>> models;
    private final SortedMap<String, SortedMap<String, String>> aliases;

    private RegistryState(
            long sequence,
            SortedMap<String, List<PublishedModel>> models,
            SortedMap<String, SortedMap<String, String>> aliases) {
        this.sequence = sequence;
        this.models = models;
        this.aliases = aliases;
    }

    /** State after {@code entries}, the first ones of a journal. */
    public static RegistryState of(List<JournalEntry> entries) {
        var models = new TreeMap<String, List<PublishedModel>>();
        var aliases = new TreeMap<String, SortedMap<String, String>>();
        for (JournalEntry entry : entries) {
            if (entry.change() instanceof Publication bundle) {
                models.computeIfAbsent(bundle.name(), name -> new ArrayList<>())
                        .add(
                                new PublishedModel(
                                        bundle.name(),
                                        bundle.version(),
                                        bundle.digest(),
                                        entry.time(),
                                        bundle.files()));
            } else if (entry.change() instanceof AliasChange change) {
                Map<String, String> own =
                        aliases.computeIfAbsent(change.name(), name -> new TreeMap<>());
                change.moves()
                        .forEach(move -> own.compute(move.alias(), (key, at) -> move.version()));
            }
        }
        return new RegistryState(entries.size(), models, aliases);
    }

    /** Number of the last entry; 0 before the first. */
    public long sequence() {
        return sequence;
    }

    /** Names of all models, sorted. */
    public List<String> names() {
        return List.copyOf(models.keySet());
    }

    /** Versions of a model in the order of their publication; empty if there is no such model. */
    public List<PublishedModel> versions(String name) {
        return List.copyOf(models.getOrDefault(name, List.of()));
    }

    /** Versions by alias of a model, sorted by alias. */
    public SortedMap<String, String> aliases(String name) {
        return Collections.unmodifiableSortedMap(aliases.getOrDefault(name, new TreeMap<>()));
    }

    /** Finds a version. */
    public Optional<PublishedModel> version(String name, String version) {
        return versions(name).stream().filter(one -> one.version().equals(version)).findFirst();
    }

    /** Finds the version that an alias points at. */
    public Optional<PublishedModel> alias(String name, String alias) {
        return Optional.ofNullable(aliases(name).get(alias))
                .flatMap(version -> version(name, version));
    }

    /**
     * Finds the bundle that {@code reference} means here.
     *
     * @throws RegistryException naming what there is instead
     */
    public PublishedModel resolve(ModelReference reference) {
        return new ReferenceResolution(this, reference).model();
    }
}
