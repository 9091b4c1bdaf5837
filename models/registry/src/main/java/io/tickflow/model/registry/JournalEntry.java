package io.tickflow.model.registry;

import io.tickflow.model.registry.store.Sha256;
import java.time.Instant;

/**
 * Entry of the journal.
 *
 * @param sequence number of the entry; 1 for the first, without gaps
 * @param time time of the change by the clock of its writer, never before that of the entry before
 * @param author user and host that made it
 * @param change change
 */
public record JournalEntry(long sequence, Instant time, String author, RegistryChange change) {

    /** Identity by content: SHA-256 of its file. */
    public String id() {
        return Sha256.of(JournalJson.bytes(this));
    }
}
