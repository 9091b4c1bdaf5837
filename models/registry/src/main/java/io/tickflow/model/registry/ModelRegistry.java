package io.tickflow.model.registry;

import java.time.Instant;

/**
 * Registry of model bundles. Every change is an entry of its journal, and all answers are read from
 * it. Thread-safe; several processes may use the same registry.
 *
 * <p>Every method throws {@link RegistryException} if the registry cannot be read.
 */
public interface ModelRegistry {

    /** URI of the registry, for messages. */
    String place();

    /** Models, versions and aliases after the last entry of the journal. */
    RegistryState state();

    /** Models, versions and aliases at {@code time}, by the clocks of the writers. */
    RegistryState stateAt(Instant time);

    /**
     * Finds the bundle that {@code reference} means now.
     *
     * @throws RegistryException naming what there is instead, if there is no such model, version or
     *     alias, or if its digest is another
     */
    default PublishedModel resolve(ModelReference reference) {
        return state().resolve(reference);
    }

    /**
     * Moves or removes an alias, in one entry of the journal together with {@link
     * AliasRequest#PREVIOUS} if that follows.
     *
     * @return the entry; an existing one if the alias points there already
     * @throws RegistryConflictException if another writer moved the alias meanwhile, or if it does
     *     not point at the expected version
     * @throws RegistryException if there is no such model or version
     */
    JournalEntry move(AliasRequest request);
}
