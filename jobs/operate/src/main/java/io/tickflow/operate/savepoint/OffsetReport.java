package io.tickflow.operate.savepoint;

import io.tickflow.operate.OperationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Comparison of the positions in a savepoint with the topics of a job.
 *
 * @param path folder of the savepoint
 * @param foreign sources whose topic in the savepoint is another, a sentence each
 * @param lost records that the topics do not have any more
 */
public record OffsetReport(String path, List<String> foreign, List<LostRange> lost) {

    /** Copies the lists. */
    public OffsetReport {
        foreign = List.copyOf(foreign);
        lost = List.copyOf(lost);
    }

    /** Returns true if a job goes on with the very next record of each partition. */
    public boolean isWhole() {
        return foreign.isEmpty() && lost.isEmpty();
    }

    /** Everything that is wrong, a sentence each. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>(foreign);
        lost.forEach(range -> problems.add(range.text()));
        return problems;
    }

    /**
     * Refuses a savepoint that does not fit.
     *
     * @param acceptLost true to go on without the records that are gone
     * @throws OperationException listing every problem
     */
    public void require(boolean acceptLost) {
        if (!foreign.isEmpty() || (!acceptLost && !lost.isEmpty())) {
            throw OperationException.invalid(
                    path
                            + " does not fit the topics.\n  "
                            + String.join("\n  ", problems())
                            + "\n"
                            + advice());
        }
    }

    private String advice() {
        return foreign.isEmpty()
                ? "Flink would skip them without a word. Maybe name the broker that still has them;"
                        + " --accept-lost-records goes on at the first record that is left, or start"
                        + " from history (docs/backfill.md)"
                : "Flink would read both topics. Maybe set the topic of before; for another one,"
                        + " start from history (docs/backfill.md)";
    }
}
