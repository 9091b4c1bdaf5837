package io.tickflow.operate.rollout;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.Prediction;
import io.tickflow.operate.rollout.figure.Figure;
import io.tickflow.operate.rollout.figure.Figures;
import io.tickflow.operate.rollout.figure.PredictionPair;
import io.tickflow.operate.rollout.figure.PredictionPairs;
import io.tickflow.operate.rollout.gate.GateAnswer;
import io.tickflow.operate.rollout.gate.GatePlan;
import io.tickflow.operate.rollout.gate.GateRule;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gates of a shadow, fed with the vectors of its deployment and with the predictions of both
 * bundles. A vector counts for a gate if it came after the gate's initial delay. Not thread-safe.
 */
final class ShadowBoard implements EventFeed.Receiver {

    private final RolloutPlan plan;
    private final List<GateWatch> gates;
    private final PredictionPairs pairs = new PredictionPairs(this::onPair, this::onMissing);

    ShadowBoard(RolloutPlan plan, GatePlan shadow, JobGates job, long startedMillis) {
        this.plan = plan;
        this.gates =
                shadow.rules().stream().map(rule -> gate(rule, plan, job, startedMillis)).toList();
    }

    private static GateWatch gate(
            GateRule rule, RolloutPlan plan, JobGates job, long startedMillis) {
        return Figures.of(rule.kind(), plan.figures(), plan.horizonMillis())
                .map(figure -> new GateWatch(rule, figure, startedMillis))
                .orElseGet(() -> new GateWatch(rule, () -> job.restarts(rule), startedMillis));
    }

    /** Measures each gate whose time has come, or all of them at the end. */
    void measure(long nowMillis, boolean last) {
        gates.forEach(gate -> gate.measure(nowMillis, last));
    }

    /** Answers so far. */
    List<GateAnswer> answers() {
        return gates.stream().map(GateWatch::answer).toList();
    }

    @Override
    public void onVector(FeatureVector vector, long appendMillis) {
        pairs.onVector(vector.decisionId(), appendMillis);
    }

    @Override
    public void onPrediction(Prediction prediction, long appendMillis) {
        if (prediction.modelDigest().equals(plan.before().digest())) {
            pairs.onChampion(prediction, appendMillis);
        }
    }

    @Override
    public void onShadow(Prediction prediction, long appendMillis) {
        if (prediction.modelDigest().equals(plan.after().digest())) {
            pairs.onShadow(prediction, appendMillis);
        }
    }

    private void onPair(PredictionPair pair) {
        pass(pair.vectorMillis(), figure -> figure.onPair(pair));
    }

    private void onMissing(long championMillis) {
        pass(championMillis, Figure::onMissing);
    }

    private void pass(long appendMillis, Consumer<Figure> event) {
        for (GateWatch gate : gates) {
            Figure figure = gate.figureAt(appendMillis);
            if (figure != null) {
                event.accept(figure);
            }
        }
    }
}
