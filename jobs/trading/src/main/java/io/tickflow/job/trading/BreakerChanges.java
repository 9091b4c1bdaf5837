package io.tickflow.job.trading;

import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.BreakerChange;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Takes the changes of circuit breakers out of scored decisions. */
final class BreakerChanges implements FlatMapFunction<ScoredDecision, BreakerChange> {

    private static final long serialVersionUID = 1;

    @Override
    public void flatMap(ScoredDecision scored, Collector<BreakerChange> out) {
        scored.breakerChanges().forEach(out::collect);
    }
}
