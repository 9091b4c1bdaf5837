package io.tickflow.operate.rollout.figure;

/** Largest share of missing answers among the members of the shadow. */
final class ShadowMembers implements Figure {

    private final MemberAbsences absences = new MemberAbsences();

    @Override
    public void onPair(PredictionPair pair) {
        absences.onPrediction(pair.shadow(), 0);
    }

    @Override
    public double value() {
        return absences.value();
    }

    @Override
    public long count() {
        return absences.count();
    }

    @Override
    public String note() {
        return absences.note();
    }
}
