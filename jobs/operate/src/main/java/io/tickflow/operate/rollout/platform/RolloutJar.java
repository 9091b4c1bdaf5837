package io.tickflow.operate.rollout.platform;

import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.rollout.journal.Fact;
import io.tickflow.operate.rollout.journal.JournalEntry;
import io.tickflow.operate.rollout.journal.RolloutJournal;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Jar of a rollout on the JobManager, uploaded before the stop and deleted at the end. */
final class RolloutJar {

    private final JobControl control;
    private final Supplier<Path> jar;
    private final RolloutJournal journal;

    RolloutJar(JobControl control, Supplier<Path> jar, RolloutJournal journal) {
        this.control = control;
        this.jar = jar;
        this.journal = journal;
    }

    /** Id of a jar that is there: that of the journal, else a new one. */
    String id() {
        return ids().stream()
                .filter(control::hasJar)
                .findFirst()
                .orElseGet(() -> control.upload(jar.get()));
    }

    /** Deletes every jar of this rollout. */
    void delete() {
        ids().forEach(control::deleteJar);
    }

    private Set<String> ids() {
        return journal.entries().stream()
                .map((JournalEntry entry) -> entry.fact(Fact.JAR))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }
}
