package io.tickflow.settings;

import io.tickflow.core.accuracy.AccuracyRules;
import io.tickflow.core.outcome.OutcomeSample;

/**
 * Checked settings of outcomes and of the accuracy by them.
 *
 * @param sample decisions whose outcomes are told
 * @param accuracy rules by which a model or member counts as too often wrong
 */
public record OutcomeConfig(OutcomeSample sample, AccuracyRules accuracy) {}
