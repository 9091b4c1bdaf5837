package io.tickflow.operate.rollout.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Line of a journal.
 *
 * @param atMillis when it was written, epoch milliseconds
 * @param event kind of the entry
 * @param facts such as the id of a job and the path of a savepoint, by the names in {@link Fact}
 * @param plan plan of the rollout, in the first line; null in the others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JournalEntry(
        long atMillis, JournalEvent event, Map<String, String> facts, @Nullable RolloutPlan plan) {

    /** Sorts the facts. */
    public JournalEntry {
        facts = new TreeMap<>(facts);
    }

    /** A fact; empty if the entry does not have it. */
    public String fact(Fact fact) {
        return facts.getOrDefault(fact.key(), "");
    }
}
