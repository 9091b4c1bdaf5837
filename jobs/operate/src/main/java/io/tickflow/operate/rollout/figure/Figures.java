package io.tickflow.operate.rollout.figure;

import io.tickflow.operate.rollout.gate.GateKind;
import java.util.Optional;

/** Creates the figures of gates. */
public final class Figures {

    private Figures() {}

    /**
     * Figure of a gate, if events tell it.
     *
     * @param before figures of the bundle before
     * @param horizonMillis horizon of the bundle
     */
    public static Optional<Figure> of(GateKind kind, BundleFigures before, long horizonMillis) {
        return switch (kind) {
            case RESTARTS, CHECKPOINT -> Optional.empty();
            case DECISION_P99 -> Optional.of(new DecisionLatency());
            case ABSTENTION -> Optional.of(new AboveBefore(new Abstentions(), before.abstention()));
            case MEMBER_ABSENCE -> Optional.of(new MemberAbsences());
            case PREDICTION_SHIFT ->
                    Optional.of(new PredictionShift(Probabilities.of(before.probabilities())));
            case VETO -> Optional.of(new AboveBefore(new Vetoes(), before.veto()));
            case REJECT -> Optional.of(new AboveBefore(new Rejections(), before.reject()));
            case ACCURACY -> Optional.of(new OnlineAccuracy(horizonMillis));
            case SHADOW_RESTARTS,
                    SHADOW_P99,
                    SHADOW_MISSING,
                    SHADOW_ERRORS,
                    SHADOW_ABSTENTION,
                    SHADOW_MEMBER_ABSENCE,
                    SHADOW_AGREEMENT,
                    SHADOW_SHIFT ->
                    ofShadow(kind);
        };
    }

    private static Optional<Figure> ofShadow(GateKind kind) {
        return switch (kind) {
            case SHADOW_P99 -> Optional.of(new ShadowLatency());
            case SHADOW_MISSING -> Optional.of(new ShadowMissing());
            case SHADOW_ERRORS -> Optional.of(new ShadowErrors());
            case SHADOW_ABSTENTION -> Optional.of(new PairedAbstentions());
            case SHADOW_MEMBER_ABSENCE -> Optional.of(new ShadowMembers());
            case SHADOW_AGREEMENT -> Optional.of(new PairedAgreement());
            case SHADOW_SHIFT -> Optional.of(new PairedShift());
            default -> Optional.empty();
        };
    }
}
