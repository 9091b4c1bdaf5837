package io.tickflow.flink.function;

import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.PredictionRole;
import java.util.Collection;
import java.util.List;
import org.apache.flink.streaming.api.functions.async.CollectionSupplier;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.jspecify.annotations.Nullable;

/**
 * Decisions of both bundles on one vector, passed on together: the champion's for the record, then
 * the challenger's, which decides. Thread-safe.
 */
final class PairedResult {

    private final ResultFuture<ScoredDecision> result;
    private @Nullable ScoredDecision champion;
    private @Nullable ScoredDecision challenger;

    PairedResult(ResultFuture<ScoredDecision> result) {
        this.result = result;
    }

    /** Decision of the challenger, which decides. */
    static ScoredDecision challenger(ScoredDecision decision) {
        return decision.as(PredictionRole.CHALLENGER, true);
    }

    /** Both decisions on a vector. */
    static List<ScoredDecision> both(ScoredDecision champion, ScoredDecision challenger) {
        return List.of(champion.as(PredictionRole.CHAMPION, false), challenger(challenger));
    }

    /** Takes the champion's decision. */
    ResultFuture<ScoredDecision> ofChampion() {
        return new Part(result, decision -> take(decision, null));
    }

    /** Takes the challenger's decision. */
    ResultFuture<ScoredDecision> ofChallenger() {
        return new Part(result, decision -> take(null, decision));
    }

    /** Passes on decisions of the challenger alone. */
    static ResultFuture<ScoredDecision> challengerOnly(ResultFuture<ScoredDecision> result) {
        return new Part(result, decision -> result.complete(List.of(challenger(decision))));
    }

    private void take(@Nullable ScoredDecision ofChampion, @Nullable ScoredDecision ofChallenger) {
        List<ScoredDecision> decisions;
        synchronized (this) {
            champion = ofChampion == null ? champion : ofChampion;
            challenger = ofChallenger == null ? challenger : ofChallenger;
            if (champion == null || challenger == null) {
                return;
            }
            decisions = both(champion, challenger);
        }
        result.complete(decisions);
    }

    private interface Taking {
        void take(ScoredDecision decision);
    }

    private record Part(ResultFuture<ScoredDecision> result, Taking taking)
            implements ResultFuture<ScoredDecision> {

        @Override
        public void complete(Collection<ScoredDecision> decisions) {
            decisions.forEach(taking::take);
        }

        @Override
        public void complete(CollectionSupplier<ScoredDecision> supplier) {
            throw new UnsupportedOperationException("scoring completes with decisions");
        }

        @Override
        public void completeExceptionally(Throwable cause) {
            result.completeExceptionally(cause);
        }
    }
}
