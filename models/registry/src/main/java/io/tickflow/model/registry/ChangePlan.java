package io.tickflow.model.registry;

import java.util.List;
import java.util.Optional;

/** Plan of a change, made anew whenever another writer was faster. */
interface ChangePlan {

    /** Entry that says the same already, so that nothing is to do. */
    Optional<JournalEntry> earlier(List<JournalEntry> entries);

    /**
     * Change to make after {@code entries}.
     *
     * @throws RegistryException if it cannot be made
     */
    RegistryChange change(List<JournalEntry> entries);
}
