package io.tickflow.job.trading;

import io.tickflow.core.signal.SignalConfig;
import io.tickflow.model.contract.ScorerFactory;

/**
 * Bundle of a SignalJob, and the limits of the signal checks that go with it.
 *
 * @param scorers opens the bundle on the scoring host
 * @param signals limits, with those that the bundle states
 */
public record SignalModel(ScorerFactory scorers, SignalConfig signals) {}
