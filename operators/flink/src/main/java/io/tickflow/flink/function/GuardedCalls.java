package io.tickflow.flink.function;

import io.tickflow.core.scoring.MemberCalls;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.MemberScorer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves out members that fail. Scoring thread only. */
final class GuardedCalls implements MemberCalls {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedCalls.class);

    private final ScoringMetrics metrics;

    GuardedCalls(ScoringMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public Absence ask(
            int index, MemberScorer member, float[] rows, int count, float[] probabilities) {
        try {
            member.score(rows, count, probabilities);
            return Absence.NONE;
        } catch (RuntimeException e) {
            metrics.failures.inc(count);
            LOG.warn("A member failed on {} vectors and is left out", count, e);
            return Absence.FAILED;
        }
    }
}
