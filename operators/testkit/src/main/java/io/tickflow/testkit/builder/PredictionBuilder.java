package io.tickflow.testkit.builder;

import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import java.util.List;

/** Builds a prediction of one member, model {@code m} version {@code 1}. */
public final class PredictionBuilder {

    private static final String DIGEST = "ab".repeat(32);

    private final String decisionId;
    private String symbol = "EURUSD";
    private long eventTimeMillis = 5;
    private String modelId = "m";
    private String modelVersion = "1";
    private float probability = 0.5f;
    private int memberMask = 1;
    private PredictionRole role = PredictionRole.CHAMPION;

    private PredictionBuilder(String decisionId) {
        this.decisionId = decisionId;
    }

    public static PredictionBuilder prediction(String decisionId) {
        return new PredictionBuilder(decisionId);
    }

    public PredictionBuilder symbol(String name) {
        symbol = name;
        return this;
    }

    public PredictionBuilder at(long millis) {
        eventTimeMillis = millis;
        return this;
    }

    public PredictionBuilder model(String id, String version) {
        modelId = id;
        modelVersion = version;
        return this;
    }

    public PredictionBuilder probability(float value) {
        probability = value;
        return this;
    }

    public PredictionBuilder role(PredictionRole value) {
        role = value;
        return this;
    }

    /** Sets the mask; 0 makes the prediction abstain. */
    public PredictionBuilder memberMask(int mask) {
        memberMask = mask;
        return this;
    }

    /** Makes the prediction abstain. */
    public PredictionBuilder abstained() {
        probability = Float.NaN;
        memberMask = 0;
        return this;
    }

    public Prediction build() {
        boolean answered = memberMask != 0;
        return new Prediction(
                decisionId,
                symbol,
                eventTimeMillis,
                modelId,
                modelVersion,
                DIGEST,
                probability,
                memberMask,
                answered ? 1 : Float.NaN,
                answered ? Abstention.NONE : Abstention.NO_QUORUM,
                Float.NaN,
                Abstention.NONE,
                Float.NaN,
                Abstention.NONE,
                List.of(
                        new MemberVote(
                                "direction.xgboost",
                                probability,
                                answered ? Absence.NONE : Absence.FAILED)),
                role);
    }
}
