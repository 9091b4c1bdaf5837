package io.tickflow.core.scoring;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.MemberScorer;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.RoleVote;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.RoleModel;
import java.util.List;

/**
 * Ensemble of one role: picks its inputs out of a batch, asks its members, and fuses the answers.
 * Vectors that the role does not cover take no part in the batch. One thread.
 */
final class RoleScorer {

    private static final int NOT_ASKED = -1;

    private final RoleModel model;
    private final Ensemble ensemble;
    private final ModelInputs inputs;
    private final MemberScorer[] members;
    private final String[] names;
    private final int firstIndex;
    private final float[] rows;
    private final boolean[] complete;
    private final int[] slots;
    private final float[][] answers;
    private final Absence[] absences;
    private final float[] answersOfRow;
    private int asked;

    /**
     * @param position position of the role in the manifest
     * @param firstIndex position of its first member among all members of the bundle
     * @throws IllegalArgumentException if {@code schema} lacks a feature that the role reads
     */
    RoleScorer(Scorer scorer, int position, int firstIndex, FeatureSchema schema, int rowsMax) {
        this.model = scorer.manifest().roles().get(position);
        this.ensemble = new Ensemble(model);
        this.inputs = new ModelInputs(model.features(), schema);
        int count = model.members().size();
        this.members = new MemberScorer[count];
        this.names = new String[count];
        for (int i = 0; i < count; i++) {
            members[i] = scorer.member(position, i);
            names[i] = model.role() + "." + model.members().get(i).name();
        }
        this.firstIndex = firstIndex;
        this.rows = new float[rowsMax * inputs.size()];
        this.complete = new boolean[rowsMax];
        this.slots = new int[rowsMax];
        this.answers = new float[count][rowsMax];
        this.absences = new Absence[count];
        this.answersOfRow = new float[count];
    }

    RoleModel model() {
        return model;
    }

    /** Copies the inputs of a batch; {@code votes} gives the votes that a meta role reads. */
    void load(List<FeatureVector> vectors, Votes votes) {
        asked = 0;
        for (int i = 0; i < vectors.size(); i++) {
            FeatureVector vector = vectors.get(i);
            slots[i] = NOT_ASKED;
            complete[i] = false;
            if (model.covers(vector.symbol())) {
                int at = asked * inputs.size();
                complete[i] = inputs.copy(vector, rows, at);
                inputs.copyVotes(votes, i, rows, at);
                slots[i] = asked++;
            }
        }
    }

    /** Asks every member about the batch that was loaded. */
    void ask(MemberCalls calls) {
        for (int i = 0; i < members.length; i++) {
            absences[i] =
                    asked == 0
                            ? Absence.NONE
                            : calls.ask(firstIndex + i, members[i], rows, asked, answers[i]);
        }
    }

    /** Returns true if every input of row {@code row} was there and settled. */
    boolean isComplete(int row) {
        return complete[row];
    }

    /** Fused answer for row {@code row}. */
    RoleVote vote(int row) {
        if (slots[row] == NOT_ASKED) {
            return RoleVote.abstained(Abstention.OTHER_SYMBOL);
        }
        for (int i = 0; i < members.length; i++) {
            answersOfRow[i] = answer(i, row);
        }
        return ensemble.fuse(answersOfRow);
    }

    /** Answer of a member for row {@code row}; NaN if it is missing. */
    float answer(int member, int row) {
        return slots[row] == NOT_ASKED || absences[member] != Absence.NONE
                ? Float.NaN
                : answers[member][slots[row]];
    }

    /** Adds the answers of all members for row {@code row}. */
    void addVotes(int row, List<MemberVote> votes) {
        if (slots[row] == NOT_ASKED) {
            return;
        }
        for (int i = 0; i < members.length; i++) {
            float answer = answer(i, row);
            boolean isAnswer = Ensemble.isProbability(answer);
            Absence absence =
                    absences[i] == Absence.NONE && !isAnswer ? Absence.NO_PROBABILITY : absences[i];
            votes.add(new MemberVote(names[i], isAnswer ? answer : Float.NaN, absence));
        }
    }
}
