package io.tickflow.model.registry;

import io.tickflow.model.registry.RegistryChange.Publication;
import java.util.List;
import java.util.Optional;

/** Publication of a bundle under a version that is free, or that has the same bytes. */
final class PublicationPlan implements ChangePlan {

    private final Publication bundle;
    private long seen = -1;

    PublicationPlan(Publication bundle) {
        this.bundle = bundle;
    }

    @Override
    public Optional<JournalEntry> earlier(List<JournalEntry> entries) {
        if (seen < 0) {
            seen = entries.size();
        }
        Optional<JournalEntry> earlier =
                entries.stream().filter(entry -> isSameVersion(entry.change())).findFirst();
        earlier.ifPresent(this::refuseOtherBytes);
        return earlier;
    }

    @Override
    public RegistryChange change(List<JournalEntry> entries) {
        return bundle;
    }

    private boolean isSameVersion(RegistryChange change) {
        return change instanceof Publication other
                && other.name().equals(bundle.name())
                && other.version().equals(bundle.version());
    }

    private void refuseOtherBytes(JournalEntry earlier) {
        if (earlier.change() instanceof Publication other
                && !(other.digest().equals(bundle.digest())
                        && other.files().equals(bundle.files()))) {
            String problem =
                    "version "
                            + bundle.version()
                            + " of "
                            + bundle.name()
                            + " was published by "
                            + earlier.author()
                            + " at "
                            + earlier.time()
                            + " with other files (digest "
                            + other.digest()
                            + ", this one has "
                            + bundle.digest()
                            + "), and a version never changes. Maybe give the bundle another"
                            + " version";
            throw earlier.sequence() > seen
                    ? new RegistryConflictException(problem)
                    : new RegistryException(problem);
        }
    }
}
