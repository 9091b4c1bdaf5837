package io.tickflow.core.scoring;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.VectorSchema;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.RoleVote;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.RoleModel;
import java.util.List;

/**
 * Ensemble of one role: picks its inputs out of a batch, asks its members, and fuses the answers.
 * Vectors of other symbols or decision points take no part in the batch. One thread.
 */
final class RoleScorer {

    private static final int OTHER_SYMBOL = -1;
    private static final int OTHER_DECISION_POINT = -2;

    private final RoleModel model;
    private final Ensemble ensemble;
    private final DecisionPoint point;
    private final ModelInputs inputs;
    private final RoleMember[] members;
    private final float[] rows;
    private final boolean[] complete;
    private final int[] slots;
    private final float[] answersOfRow;
    private int asked;

    /**
     * @param position position of the role in the manifest
     * @param firstIndex position of its first member among all members of the bundle
     * @throws IllegalArgumentException if {@code schema} lacks a feature or bars of the role
     */
    RoleScorer(Scorer scorer, int position, int firstIndex, VectorSchema schema, int rowsMax) {
        this.model = scorer.manifest().roles().get(position);
        this.ensemble = new Ensemble(model);
        this.point = DecisionPoint.of(model, schema.bars());
        this.inputs = new ModelInputs(model.features(), schema.features());
        int count = model.members().size();
        this.members = new RoleMember[count];
        for (int i = 0; i < count; i++) {
            Member member = model.members().get(i);
            members[i] =
                    new RoleMember(
                            model.role() + "." + member.name(),
                            firstIndex + i,
                            member,
                            scorer.member(position, i),
                            rowsMax);
        }
        this.rows = new float[rowsMax * inputs.size()];
        this.complete = new boolean[rowsMax];
        this.slots = new int[rowsMax];
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
            complete[i] = false;
            if (!model.covers(vector.symbol())) {
                slots[i] = OTHER_SYMBOL;
            } else if (!point.isAt(vector)) {
                slots[i] = OTHER_DECISION_POINT;
            } else {
                int at = asked * inputs.size();
                complete[i] = inputs.copy(vector, rows, at);
                inputs.copyVotes(votes, i, rows, at);
                slots[i] = asked++;
            }
        }
    }

    /** Asks every member about the batch that was loaded. */
    void ask(MemberCalls calls) {
        if (asked > 0) {
            for (RoleMember member : members) {
                member.ask(calls, rows, asked, inputs.size());
            }
        }
    }

    /** Returns true if every input of row {@code row} was there and settled. */
    boolean isComplete(int row) {
        return complete[row];
    }

    /** Fused answer for row {@code row}. */
    RoleVote vote(int row) {
        Abstention notAsked = notAsked(row);
        if (notAsked != Abstention.NONE) {
            return RoleVote.abstained(notAsked);
        }
        for (int i = 0; i < members.length; i++) {
            answersOfRow[i] = answer(i, row);
        }
        return ensemble.fuse(answersOfRow);
    }

    /** Fused answer for row {@code row} if its inputs were complete. */
    RoleVote voteIfComplete(int row) {
        return notAsked(row) == Abstention.NONE && !complete[row]
                ? RoleVote.abstained(Abstention.NOT_READY)
                : vote(row);
    }

    /** Vote on a vector that was not scored, for a stated reason. */
    RoleVote abstention(FeatureVector vector, Abstention reason) {
        return RoleVote.abstained(
                !model.covers(vector.symbol())
                        ? Abstention.OTHER_SYMBOL
                        : point.isAt(vector) ? reason : Abstention.OTHER_DECISION_POINT);
    }

    private Abstention notAsked(int row) {
        return switch (slots[row]) {
            case OTHER_SYMBOL -> Abstention.OTHER_SYMBOL;
            case OTHER_DECISION_POINT -> Abstention.OTHER_DECISION_POINT;
            default -> Abstention.NONE;
        };
    }

    /** Answer of a member for row {@code row}; NaN if it is missing. */
    float answer(int member, int row) {
        return slots[row] < 0 ? Float.NaN : members[member].answer(slots[row]);
    }

    /** Adds the answers of all members for row {@code row}. */
    void addVotes(int row, List<MemberVote> votes) {
        if (slots[row] < 0) {
            return;
        }
        for (RoleMember member : members) {
            votes.add(member.vote(slots[row]));
        }
    }
}
