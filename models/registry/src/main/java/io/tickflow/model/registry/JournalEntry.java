package io.tickflow.model.registry;

import java.time.Instant;

/**
 * Entry of the journal.
 *
 * @param sequence number of the entry; 1 for the first, without gaps
 * @param time time of the change by the clock of its writer, never before that of the entry before
 * @param author user and host that made it
 * @param change change
 */
public record JournalEntry(long sequence, Instant time, String author, RegistryChange change) {}
