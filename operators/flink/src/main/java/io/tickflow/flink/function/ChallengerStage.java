package io.tickflow.flink.function;

import io.tickflow.core.canary.CanaryLog;
import io.tickflow.core.canary.CanaryRule;
import io.tickflow.model.contract.ScorerFactory;
import java.io.Serial;
import java.io.Serializable;

/**
 * Challenger of a scoring stage.
 *
 * @param scorers opens its bundle
 * @param rule its symbols
 * @param log promotions and withdrawals
 */
public record ChallengerStage(ScorerFactory scorers, CanaryRule rule, CanaryLog log)
        implements Serializable {

    @Serial private static final long serialVersionUID = 1;
}
