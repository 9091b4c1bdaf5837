package io.tickflow.model.registry;

import java.util.List;

/**
 * Result of the comparison of a registry's files with its journal.
 *
 * @param bundles bundles whose files all have their digests
 * @param problems damages, a sentence each
 * @param notices files that belong to no entry, a sentence each; they do no harm
 */
public record RegistryAudit(
        List<PublishedModel> bundles, List<String> problems, List<String> notices) {

    /** Copies the lists. */
    public RegistryAudit {
        bundles = List.copyOf(bundles);
        problems = List.copyOf(problems);
        notices = List.copyOf(notices);
    }
}
