package io.tickflow.model.training.evaluation;

import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureStep;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.label.QuoteRecorder;
import io.tickflow.core.label.QuoteSeries;
import io.tickflow.core.market.Tick;
import io.tickflow.core.scoring.MemberCalls;
import io.tickflow.core.scoring.VectorScorer;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.Scorer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scores ticks as a job does: the same engine, the same scoring, the same rules of readiness. Keeps
 * only quotes and probabilities. Owns the scorer. One thread.
 */
public final class TickScoring implements AutoCloseable {

    private static final int BATCH_ROWS = 256;

    private final FeatureEngine engine;
    private final VectorScorer scorer;
    private final QuoteRecorder recorder;
    private final RoleColumns columns;
    private final Map<String, SymbolState> states = new TreeMap<>();
    private final Map<DeadLetterCode, Long> rejected = new EnumMap<>(DeadLetterCode.class);
    private final List<FeatureVector> batch = new ArrayList<>(BATCH_ROWS);
    private final int[] rows = new int[BATCH_ROWS];
    private long accepted;

    /**
     * Creates a scoring.
     *
     * @param features features of the job
     * @param scorer bundle, closed by {@link #close}
     * @throws io.tickflow.model.contract.InvalidBundleException if a role decides at the close of
     *     bars that the job does not have
     */
    public TickScoring(FeatureSet features, Scorer scorer) {
        this.engine = new FeatureEngine("evaluation", features);
        this.recorder = new QuoteRecorder(features.config());
        this.columns = new RoleColumns(scorer.manifest().roles());
        this.scorer =
                new VectorScorer(scorer, features.vectorSchema(), BATCH_ROWS, MemberCalls.DIRECT);
    }

    /** Takes in the next tick of its symbol. */
    public void take(Tick tick) {
        SymbolState state =
                states.computeIfAbsent(tick.symbol(), name -> engine.features().newState());
        FeatureStep step = engine.step(state, tick);
        DeadLetterCode rejection = step.rejection();
        if (rejection != null) {
            rejected.merge(rejection, 1L, Long::sum);
        }
        if (!recorder.record(tick)) {
            return;
        }
        accepted++;
        FeatureVector vector = step.vector();
        if (vector != null && vector.ready()) {
            rows[batch.size()] = quotes(tick.symbol()).size() - 1;
            batch.add(vector);
            if (batch.size() == BATCH_ROWS) {
                flush();
            }
        }
    }

    /** Scores the vectors that still wait. */
    public void flush() {
        if (batch.isEmpty()) {
            return;
        }
        List<ScoredDecision> decisions = scorer.decide(batch);
        for (int i = 0; i < batch.size(); i++) {
            columns.add(decisions.get(i), rows[i]);
        }
        batch.clear();
    }

    /** Symbols with an accepted tick, in alphabetical order. */
    public List<String> symbols() {
        return recorder.all().keySet().stream().sorted().toList();
    }

    /** Quotes of a symbol so far. */
    public QuoteSeries quotes(String symbol) {
        return recorder.of(symbol);
    }

    /** Probabilities of the scored ticks. */
    public RoleColumns columns() {
        return columns;
    }

    /** Number of accepted ticks. */
    public long accepted() {
        return accepted;
    }

    /** Rejected ticks by reason. */
    public Map<DeadLetterCode, Long> rejected() {
        return rejected;
    }

    @Override
    public void close() {
        scorer.close();
    }
}
