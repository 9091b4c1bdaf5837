package io.tickflow.operate.rollout.figure;

import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;

/** Share of the shadow's predictions in which a call of a member failed, or that came too late. */
final class ShadowErrors implements Figure {

    private long count;
    private long wrong;

    @Override
    public void onPair(PredictionPair pair) {
        count++;
        wrong += failed(pair.shadow()) ? 1 : 0;
    }

    private static boolean failed(Prediction prediction) {
        Abstention reason = prediction.abstention();
        return reason == Abstention.EXPIRED
                || reason == Abstention.OVERFLOW
                || prediction.votes().stream()
                        .map(MemberVote::absence)
                        .anyMatch(absence -> absence == Absence.FAILED || absence == Absence.LATE);
    }

    @Override
    public double value() {
        return (double) wrong / count;
    }

    @Override
    public long count() {
        return count;
    }
}
