package io.tickflow.connector.avro;

import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import java.io.IOException;
import java.util.List;

/** Fields of a {@link Prediction}. */
final class PredictionLayout implements AvroLayout<Prediction> {

    private static final List<Abstention> ABSTENTIONS = List.of(Abstention.values());
    private static final List<Absence> ABSENCES = List.of(Absence.values());
    private static final List<PredictionRole> ROLES = List.of(PredictionRole.values());

    /** Empty name, four bytes of probability, one of the reason. */
    private static final int VOTE_BYTES_MIN = 6;

    @Override
    public void write(Prediction prediction, AvroWriter out) {
        out.putString(prediction.decisionId());
        out.putString(prediction.symbol());
        out.putLong(prediction.eventTimeMillis());
        out.putString(prediction.modelId());
        out.putString(prediction.modelVersion());
        out.putString(prediction.modelDigest());
        out.putFloat(prediction.probability());
        out.putInt(prediction.memberMask());
        out.putFloat(prediction.agreement());
        out.putInt(ABSTENTIONS.indexOf(prediction.abstention()));
        out.putFloat(prediction.metaProbability());
        out.putInt(ABSTENTIONS.indexOf(prediction.metaAbstention()));
        out.putFloat(prediction.regimeProbability());
        out.putInt(ABSTENTIONS.indexOf(prediction.regimeAbstention()));
        out.putAll(prediction.votes(), PredictionLayout::write);
        out.putInt(ROLES.indexOf(prediction.role()));
    }

    private static void write(MemberVote vote, AvroWriter out) {
        out.putString(vote.member());
        out.putFloat(vote.probability());
        out.putInt(ABSENCES.indexOf(vote.absence()));
    }

    @Override
    public Prediction read(AvroReader in) throws IOException {
        return readWithoutRole(in).as(in.readEnum(ROLES));
    }

    /** Reads a record of the releases before the role, all of which were of a champion. */
    static Prediction readWithoutRole(AvroReader in) throws IOException {
        // Arguments are evaluated from left to right.
        return new Prediction(
                in.readString(),
                in.readString(),
                in.readLong(),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readFloat(),
                in.readInt(),
                in.readFloat(),
                in.readEnum(ABSTENTIONS),
                in.readFloat(),
                in.readEnum(ABSTENTIONS),
                in.readFloat(),
                in.readEnum(ABSTENTIONS),
                in.readAll(VOTE_BYTES_MIN, PredictionLayout::readVote),
                PredictionRole.CHAMPION);
    }

    private static MemberVote readVote(AvroReader in) throws IOException {
        return new MemberVote(in.readString(), in.readFloat(), in.readEnum(ABSENCES));
    }
}
