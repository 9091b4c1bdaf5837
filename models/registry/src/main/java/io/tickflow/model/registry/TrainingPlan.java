package io.tickflow.model.registry;

import io.tickflow.model.registry.RegistryChange.Training;
import java.util.List;
import java.util.Optional;

/** Record of a training that is not recorded yet. */
record TrainingPlan(Training training) implements ChangePlan {

    @Override
    public Optional<JournalEntry> earlier(List<JournalEntry> entries) {
        return entries.stream()
                .filter(
                        entry ->
                                entry.change() instanceof Training other
                                        && other.name().equals(training.name())
                                        && other.digest().equals(training.digest()))
                .findFirst();
    }

    @Override
    public RegistryChange change(List<JournalEntry> entries) {
        return training;
    }
}
