package io.tickflow.operate.replay;

import io.tickflow.core.scoring.MemberCalls;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.MemberScorer;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.RoleModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Calls of members as recorded: one that was late, failed or not asked then is not asked now. One
 * thread.
 */
final class RecordedCalls implements MemberCalls {

    /** Facts that depended on time and machine; the rest follows from the row. */
    private static final Set<Absence> EDGE =
            EnumSet.of(Absence.FAILED, Absence.LATE, Absence.BREAKER_OPEN);

    private final List<String> names = new ArrayList<>();
    private final Map<String, Absence> absent = new HashMap<>();

    RecordedCalls(ModelManifest manifest) {
        for (RoleModel role : manifest.roles()) {
            for (Member member : role.members()) {
                names.add(role.role() + "." + member.name());
            }
        }
    }

    /** Returns true if the prediction depended on more than its row. */
    static boolean isOnEdge(Prediction prediction) {
        return prediction.votes().stream().anyMatch(vote -> EDGE.contains(vote.absence()));
    }

    /** Takes the absences of the next prediction. */
    void follow(Prediction prediction) {
        absent.clear();
        for (MemberVote vote : prediction.votes()) {
            if (EDGE.contains(vote.absence())) {
                absent.put(vote.member(), vote.absence());
            }
        }
    }

    @Override
    public Absence ask(
            int index, MemberScorer member, float[] rows, int count, float[] probabilities) {
        Absence recorded = absent.get(names.get(index));
        return recorded != null
                ? recorded
                : MemberCalls.DIRECT.ask(index, member, rows, count, probabilities);
    }
}
