package io.tickflow.core.scoring;

import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.MemberScorer;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.manifest.Member;

/**
 * Member of a role with its answers to the current batch. A member that takes no missing values is
 * asked about the other rows alone. One thread.
 */
final class RoleMember {

    private final String name;
    private final int index;
    private final boolean takesMissing;
    private final MemberScorer scorer;
    private final float[] answers;
    private final boolean[] isMissing;
    private Absence absence = Absence.NONE;

    /**
     * Creates a member without answers.
     *
     * @param name {@code ROLE.NAME}
     * @param index position of the member among all members of the bundle
     */
    RoleMember(String name, int index, Member member, MemberScorer scorer, int rowsMax) {
        this.name = name;
        this.index = index;
        this.takesMissing = member.takesMissing();
        this.scorer = scorer;
        this.answers = new float[rowsMax];
        this.isMissing = new boolean[rowsMax];
    }

    /** Asks about {@code count} row-major rows of {@code width} inputs. */
    void ask(MemberCalls calls, float[] rows, int count, int width) {
        int missing = takesMissing ? 0 : markMissing(rows, count, width);
        if (missing > 0) {
            calls.leaveOut(index, Absence.MISSING_INPUT, missing);
        }
        if (missing == count) {
            absence = Absence.NONE;
        } else if (missing == 0) {
            absence = calls.ask(index, scorer, rows, count, answers);
        } else {
            askSome(calls, rows, count, width, count - missing);
        }
    }

    private int markMissing(float[] rows, int count, int width) {
        int missing = 0;
        for (int row = 0; row < count; row++) {
            boolean found = false;
            for (int i = row * width; i < (row + 1) * width; i++) {
                found |= Float.isNaN(rows[i]);
            }
            isMissing[row] = found;
            missing += found ? 1 : 0;
        }
        return missing;
    }

    private void askSome(MemberCalls calls, float[] rows, int count, int width, int some) {
        var whole = new float[some * width];
        var found = new float[some];
        int to = 0;
        for (int row = 0; row < count; row++) {
            if (!isMissing[row]) {
                System.arraycopy(rows, row * width, whole, to++ * width, width);
            }
        }
        absence = calls.ask(index, scorer, whole, some, found);
        to = 0;
        for (int row = 0; row < count; row++) {
            if (!isMissing[row]) {
                answers[row] = found[to++];
            }
        }
    }

    /** Answer for a row of the batch; NaN if it is missing. */
    float answer(int row) {
        return isMissing[row] || absence != Absence.NONE ? Float.NaN : answers[row];
    }

    /** Answer for a row of the batch, or the reason why there is none. */
    MemberVote vote(int row) {
        float answer = answer(row);
        return Ensemble.isProbability(answer)
                ? new MemberVote(name, answer, Absence.NONE)
                : new MemberVote(name, Float.NaN, absence(row));
    }

    private Absence absence(int row) {
        if (isMissing[row]) {
            return Absence.MISSING_INPUT;
        }
        return absence == Absence.NONE ? Absence.NO_PROBABILITY : absence;
    }
}
