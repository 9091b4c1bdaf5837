package io.tickflow.model.contract;

/**
 * Move of an alias of the registry, such as {@code champion}.
 *
 * @param entryId identity of the entry of the registry's journal
 * @param sequence number of that entry
 * @param modelId id of the model bundle
 * @param alias alias that moved
 * @param modelVersion version it points at from now on; empty if it was removed
 * @param modelDigest digest of that bundle; empty if it was removed
 * @param fromVersion version it pointed at before; empty if it did not exist
 * @param reason words of the author; may be empty
 * @param author user and host that moved it
 * @param changedAtMillis clock of the author, epoch milliseconds
 */
public record ModelAliasChanged(
        String entryId,
        long sequence,
        String modelId,
        String alias,
        String modelVersion,
        String modelDigest,
        String fromVersion,
        String reason,
        String author,
        long changedAtMillis) {}
