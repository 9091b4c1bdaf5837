package io.tickflow.core.signal;

import io.tickflow.core.market.Side;
import io.tickflow.core.signal.SignalOutcome.Kind;
import io.tickflow.model.contract.Prediction;

/**
 * Turns predictions into signals. A prediction that reaches the confidence gate is a signal.
 * Readiness, quality, spread, regime, agreement, cooldown and meta are then checked in that order;
 * the first failure vetoes the signal, otherwise it is a candidate. A pure function of the scored
 * decisions of one symbol; stateless and thread-safe.
 */
public final class SignalRules {

    private final SignalConfig config;
    private final SignalGates gates;

    public SignalRules(SignalConfig config) {
        this.config = config;
        this.gates = config.gates();
    }

    /** Judges a decision in the state of its symbol. */
    public SignalOutcome judge(SignalState before, ScoredDecision scored) {
        Prediction prediction = scored.prediction();
        SignalState state = watch(before, scored);
        if (prediction.abstained()) {
            return new SignalOutcome(Kind.ABSTAINED, null, state);
        }
        // Negated, so that NaN is below the gate.
        if (!(confidence(prediction) >= gates.confidenceMin())) {
            return new SignalOutcome(Kind.BELOW_GATE, null, state);
        }
        SignalReason reason = firstVeto(state, scored);
        if (reason != SignalReason.NONE) {
            return new SignalOutcome(
                    Kind.VETOED, signal(scored, SignalVerdict.VETOED, reason), state);
        }
        return new SignalOutcome(
                Kind.CANDIDATE,
                signal(scored, SignalVerdict.CANDIDATE, SignalReason.NONE),
                state.withCandidateAt(prediction.eventTimeMillis()));
    }

    /** State of a symbol after a decision that another bundle made. */
    public SignalState watch(SignalState before, ScoredDecision scored) {
        return gates.hasRegime()
                ? before.withRegime(before.regime().after(scored.prediction()))
                : before;
    }

    private SignalReason firstVeto(SignalState state, ScoredDecision scored) {
        if (!scored.ready()) {
            return SignalReason.NOT_READY;
        }
        if ((scored.quality() & config.qualityMask()) != 0) {
            return SignalReason.POOR_QUALITY;
        }
        if (scored.spread() > config.spreadMultipleMax() * scored.typicalSpread()) {
            return SignalReason.WIDE_SPREAD;
        }
        if (gates.hasRegime() && state.regime().isAbsent()) {
            return SignalReason.REGIME_ABSENT;
        }
        if (gates.hasRegime() && state.regime().probability() < gates.regimeMin()) {
            return SignalReason.REGIME_VETO;
        }
        if (scored.prediction().agreement() < gates.agreementMin()) {
            return SignalReason.LOW_AGREEMENT;
        }
        if (state.coolingDownAt(scored.prediction().eventTimeMillis(), config.cooldownMillis())) {
            return SignalReason.COOLDOWN;
        }
        return metaVeto(scored.prediction());
    }

    private SignalReason metaVeto(Prediction prediction) {
        if (!gates.hasMeta()) {
            return SignalReason.NONE;
        }
        if (Float.isNaN(prediction.metaProbability())) {
            return SignalReason.META_ABSENT;
        }
        return prediction.metaProbability() < gates.metaMin()
                ? SignalReason.META_VETO
                : SignalReason.NONE;
    }

    private Signal signal(ScoredDecision scored, SignalVerdict verdict, SignalReason reason) {
        Prediction prediction = scored.prediction();
        return new Signal(
                prediction.decisionId(),
                prediction.symbol(),
                prediction.eventTimeMillis(),
                scored.ordinal(),
                prediction.probability() >= 0.5f ? Side.BUY : Side.SELL,
                confidence(prediction),
                verdict,
                reason,
                scored.bid(),
                scored.ask(),
                config.horizonMillis(),
                config.timeToLiveMillis(),
                scored.appendTimeMillis(),
                prediction.modelId(),
                prediction.modelVersion(),
                prediction.role());
    }

    private static float confidence(Prediction prediction) {
        return Math.max(prediction.probability(), 1 - prediction.probability());
    }
}
