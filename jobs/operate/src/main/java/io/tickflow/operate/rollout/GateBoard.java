package io.tickflow.operate.rollout;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.Prediction;
import io.tickflow.operate.rollout.figure.Figure;
import io.tickflow.operate.rollout.figure.Figures;
import io.tickflow.operate.rollout.figure.PredictionPair;
import io.tickflow.operate.rollout.figure.PredictionPairs;
import io.tickflow.operate.rollout.gate.GateAnswer;
import io.tickflow.operate.rollout.gate.GateKind;
import io.tickflow.operate.rollout.gate.GateRule;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All gates of a rollout, fed with the events of its deployment. Not thread-safe. */
final class GateBoard implements EventFeed.Receiver {

    private final RolloutPlan plan;
    private final List<GateWatch> gates;

    /** Vectors that both bundles of a canary have scored. */
    private final PredictionPairs pairs = new PredictionPairs(this::onPair, vectorMillis -> {});

    GateBoard(RolloutPlan plan, JobGates job, long startedMillis) {
        this.plan = plan;
        this.gates =
                plan.gates().rules().stream()
                        .map(rule -> gate(rule, plan, job, startedMillis))
                        .toList();
    }

    private static GateWatch gate(
            GateRule rule, RolloutPlan plan, JobGates job, long startedMillis) {
        return figure(rule.kind(), plan)
                .map(figure -> new GateWatch(rule, figure, startedMillis))
                .orElseGet(
                        () ->
                                new GateWatch(
                                        rule,
                                        () ->
                                                switch (rule.kind()) {
                                                    case CHECKPOINT -> job.checkpoint(rule);
                                                    default -> job.restarts(rule);
                                                },
                                        startedMillis));
    }

    /** Figure of a gate; on the same vectors where a canary has both bundles score them. */
    private static Optional<Figure> figure(GateKind kind, RolloutPlan plan) {
        return plan.canary() == null
                ? Figures.of(kind, plan.figures(), plan.horizonMillis())
                : Figures.ofCanary(kind, plan.figures(), plan.horizonMillis());
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
        onVector(vector);
        if (plan.canary() != null) {
            pairs.onVector(vector.decisionId(), appendMillis);
        }
    }

    @Override
    public void onVector(FeatureVector vector) {
        for (GateWatch gate : gates) {
            Figure figure = gate.figure();
            if (figure != null) {
                figure.onVector(vector);
            }
        }
    }

    @Override
    public void onPrediction(Prediction prediction, long appendMillis) {
        boolean after = prediction.modelDigest().equals(plan.after().digest());
        if (after) {
            pass(appendMillis, figure -> figure.onPrediction(prediction, appendMillis));
        }
        if (plan.canary() == null) {
            return;
        }
        if (after) {
            pairs.onShadow(prediction, appendMillis);
        } else if (prediction.modelDigest().equals(plan.before().digest())) {
            pairs.onChampion(prediction, appendMillis);
        }
    }

    private void onPair(PredictionPair pair) {
        pass(pair.vectorMillis(), figure -> figure.onPair(pair));
    }

    @Override
    public void onSignal(Signal signal, long appendMillis) {
        if (RolloutEvents.isOf(signal, plan.after())) {
            pass(appendMillis, figure -> figure.onSignal(signal));
        }
    }

    @Override
    public void onVerdict(OrderDecision verdict, long appendMillis) {
        pass(appendMillis, figure -> figure.onVerdict(verdict));
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
