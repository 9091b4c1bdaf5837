package io.tickflow.flink.edge;

import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Layout of predictions. The names of model and members repeat from one prediction to the next. Not
 * thread-safe.
 */
final class PredictionLayout {

    private static final List<Abstention> ABSTENTIONS = List.of(Abstention.values());
    private static final List<Absence> ABSENCES = List.of(Absence.values());
    private static final List<PredictionRole> ROLES = List.of(PredictionRole.values());

    private final RepeatedText symbol = new RepeatedText();
    private final RepeatedText modelId = new RepeatedText();
    private final RepeatedText modelVersion = new RepeatedText();
    private final RepeatedText modelDigest = new RepeatedText();

    /** Names of members by their position among the votes. */
    private final List<RepeatedText> members = new ArrayList<>();

    void write(Prediction prediction, DataOutputView out) throws IOException {
        StringValue.writeString(prediction.decisionId(), out);
        symbol.write(prediction.symbol(), out);
        out.writeLong(prediction.eventTimeMillis());
        modelId.write(prediction.modelId(), out);
        modelVersion.write(prediction.modelVersion(), out);
        modelDigest.write(prediction.modelDigest(), out);
        out.writeFloat(prediction.probability());
        out.writeInt(prediction.memberMask());
        out.writeFloat(prediction.agreement());
        out.writeByte(ABSTENTIONS.indexOf(prediction.abstention()));
        out.writeFloat(prediction.metaProbability());
        out.writeByte(ABSTENTIONS.indexOf(prediction.metaAbstention()));
        out.writeFloat(prediction.regimeProbability());
        out.writeByte(ABSTENTIONS.indexOf(prediction.regimeAbstention()));
        List<MemberVote> votes = prediction.votes();
        out.writeInt(votes.size());
        for (int i = 0; i < votes.size(); i++) {
            MemberVote vote = votes.get(i);
            member(i).write(vote.member(), out);
            out.writeFloat(vote.probability());
            out.writeByte(ABSENCES.indexOf(vote.absence()));
        }
        out.writeByte(ROLES.indexOf(prediction.role()));
    }

    Prediction read(DataInputView in) throws IOException {
        return new Prediction(
                StringValue.readString(in),
                symbol.read(in),
                in.readLong(),
                modelId.read(in),
                modelVersion.read(in),
                modelDigest.read(in),
                in.readFloat(),
                in.readInt(),
                in.readFloat(),
                ABSTENTIONS.get(in.readByte()),
                in.readFloat(),
                ABSTENTIONS.get(in.readByte()),
                in.readFloat(),
                ABSTENTIONS.get(in.readByte()),
                votes(in),
                ROLES.get(in.readByte()));
    }

    private List<MemberVote> votes(DataInputView in) throws IOException {
        var votes = new MemberVote[in.readInt()];
        for (int i = 0; i < votes.length; i++) {
            votes[i] =
                    new MemberVote(member(i).read(in), in.readFloat(), ABSENCES.get(in.readByte()));
        }
        return List.of(votes);
    }

    private RepeatedText member(int position) {
        while (members.size() <= position) {
            members.add(new RepeatedText());
        }
        return members.get(position);
    }
}
