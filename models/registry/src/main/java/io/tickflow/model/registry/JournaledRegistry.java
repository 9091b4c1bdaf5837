package io.tickflow.model.registry;

import io.tickflow.model.registry.RegistryChange.Publication;
import io.tickflow.model.registry.RegistryChange.Training;
import io.tickflow.model.registry.store.RegistryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Registry in a store. */
public final class JournaledRegistry implements ModelRegistry {

    private static final int ATTEMPTS_MAX = 50;

    private final RegistryStore store;
    private final Journal journal;
    private final BundleTree bundles;
    private final Announcements announcements;
    private final InstantSource clock;
    private final String author;

    /**
     * Opens a registry, which comes into being with its first entry.
     *
     * @param author user and host, for the journal
     */
    public JournaledRegistry(RegistryStore store, InstantSource clock, String author) {
        this.store = store;
        this.journal = new Journal(store);
        this.bundles = new BundleTree(store);
        this.announcements = new Announcements(store);
        this.clock = clock;
        this.author = author;
    }

    @Override
    public String place() {
        return store.place();
    }

    /** Entries of the journal from the first to the last. */
    public List<JournalEntry> entries() {
        return journal.read();
    }

    @Override
    public RegistryState state() {
        return RegistryState.of(entries());
    }

    @Override
    public RegistryState stateAt(Instant time) {
        return RegistryState.of(
                entries().stream().takeWhile(entry -> !entry.time().isAfter(time)).toList());
    }

    /**
     * Publishes a bundle: copies its files, reads them back and adds the entry. Before the entry
     * the bundle does not exist for anybody. A second publication of the same bundle repairs files
     * that were damaged.
     *
     * @param reference its name, version and digest
     * @param folder its files on this machine
     * @return the entry; the earlier one if the same bundle was published before
     * @throws RegistryConflictException if another writer published other bytes under that version
     *     meanwhile
     * @throws RegistryException if the version has other bytes, or the folder is no bundle
     */
    public JournalEntry publish(ModelReference reference, Path folder) {
        String version = reference.version();
        String digest = reference.digest();
        if (version == null || digest == null) {
            throw new IllegalArgumentException(reference + " is not exact");
        }
        try {
            List<BundleFile> files = BundleTree.files(folder);
            var bundle = new Publication(reference.name(), version, digest, files);
            var plan = new PublicationPlan(bundle);
            Optional<JournalEntry> earlier = plan.earlier(entries());
            bundles.upload(folder, bundle.folder(), files);
            return earlier.isPresent() ? earlier.get() : commit(plan);
        } catch (IOException e) {
            throw new RegistryUnavailableException(
                    "the bundle could not be copied to " + place() + ": " + e.getMessage());
        }
    }

    @Override
    public JournalEntry move(AliasRequest request) {
        return commit(new AliasPlan(request));
    }

    /**
     * Records a training, once for each digest.
     *
     * @return the entry; the earlier one if that bundle was recorded before
     */
    public JournalEntry record(Training training) {
        return commit(new TrainingPlan(training));
    }

    /**
     * Number of the last entry that {@code audience} was told; 0 for none. An entry may be told
     * again, and none is left out.
     */
    public long told(String audience) {
        return announcements.last(audience);
    }

    /** Notes that {@code audience} was told all entries up to {@code sequence}. */
    public void markTold(String audience, long sequence) {
        announcements.mark(audience, sequence);
    }

    /** Reads every file of every bundle and compares it with the journal. */
    public RegistryAudit verify() {
        return new RegistryAuditor(store, journal, bundles).audit();
    }

    /** Plans again after each entry of somebody else, until ours gets in or the plan gives up. */
    private JournalEntry commit(ChangePlan plan) {
        for (int i = 0; i < ATTEMPTS_MAX; i++) {
            List<JournalEntry> entries = entries();
            Optional<JournalEntry> earlier = plan.earlier(entries);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            JournalEntry entry = entry(entries, plan.change(entries));
            if (journal.append(entry)) {
                return entry;
            }
        }
        throw new RegistryConflictException(
                "other writers were faster "
                        + ATTEMPTS_MAX
                        + " times; nothing was changed. Try again");
    }

    private JournalEntry entry(List<JournalEntry> before, RegistryChange change) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant last = before.isEmpty() ? now : before.get(before.size() - 1).time();
        return new JournalEntry(
                before.size() + 1L, now.isBefore(last) ? last : now, author, change);
    }
}
