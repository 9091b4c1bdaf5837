package io.tickflow.core.scoring;

import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.MemberScorer;

/** Calls of members, with any guard around them. Scoring thread only. */
@FunctionalInterface
public interface MemberCalls {

    /** Calls without a guard: a member that throws has failed. */
    MemberCalls DIRECT =
            (index, member, rows, count, probabilities) -> {
                try {
                    member.score(rows, count, probabilities);
                    return Absence.NONE;
                } catch (RuntimeException e) {
                    return Absence.FAILED;
                }
            };

    /**
     * Asks a member about a batch.
     *
     * @param index position of the member among all members of the bundle, role by role
     * @param member member to ask
     * @param rows row-major inputs
     * @param count number of rows, at least 1
     * @param probabilities destination, one value a row
     * @return {@link Absence#NONE} if {@code probabilities} holds the member's answers
     */
    Absence ask(int index, MemberScorer member, float[] rows, int count, float[] probabilities);

    /** Notes rows that a member is not asked about, for a stated reason. */
    default void leaveOut(int index, Absence reason, int count) {}
}
