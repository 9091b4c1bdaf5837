package io.tickflow.job.trading;

import io.tickflow.core.signal.SignalConfig;
import io.tickflow.flink.function.ChallengerStage;
import io.tickflow.model.contract.ScorerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Bundles of a SignalJob, and the limits of the signal checks that go with them.
 *
 * @param scorers opens the bundle on the scoring host
 * @param signals limits, with those that the bundle states
 * @param challenger challenger of the bundle; null without a canary
 */
public record SignalModel(
        ScorerFactory scorers, SignalConfig signals, @Nullable Challenger challenger) {

    /** Creates a model without a challenger. */
    public SignalModel(ScorerFactory scorers, SignalConfig signals) {
        this(scorers, signals, null);
    }

    /**
     * Bundle that decides for some symbols.
     *
     * @param stage its part in scoring
     * @param signals limits, with those that its bundle states
     */
    public record Challenger(ChallengerStage stage, SignalConfig signals) {}

    @Nullable ChallengerStage challengerStage() {
        return challenger == null ? null : challenger.stage();
    }

    @Nullable SignalConfig challengerSignals() {
        return challenger == null ? null : challenger.signals();
    }
}
