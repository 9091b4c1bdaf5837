package io.tickflow.operate.rollout;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.Prediction;
import io.tickflow.operate.rollout.figure.Figure;
import io.tickflow.operate.rollout.figure.Figures;
import io.tickflow.operate.rollout.gate.GateAnswer;
import io.tickflow.operate.rollout.gate.GateRule;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.util.List;
import java.util.function.Consumer;

/** All gates of a rollout, fed with the events of its deployment. Not thread-safe. */
final class GateBoard implements EventFeed.Receiver {

    private final RolloutPlan plan;
    private final List<GateWatch> gates;

    GateBoard(RolloutPlan plan, JobGates job, long startedMillis) {
        this.plan = plan;
        this.gates =
                plan.gates().rules().stream()
                        .map(rule -> gate(rule, plan, job, startedMillis))
                        .toList();
    }

    private static GateWatch gate(
            GateRule rule, RolloutPlan plan, JobGates job, long startedMillis) {
        return Figures.of(rule.kind(), plan.figures(), plan.horizonMillis())
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

    /** Measures each gate whose time has come, or all of them at the end. */
    void measure(long nowMillis, boolean last) {
        gates.forEach(gate -> gate.measure(nowMillis, last));
    }

    /** Answers so far. */
    List<GateAnswer> answers() {
        return gates.stream().map(GateWatch::answer).toList();
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
        if (prediction.modelDigest().equals(plan.after().digest())) {
            pass(appendMillis, figure -> figure.onPrediction(prediction, appendMillis));
        }
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
