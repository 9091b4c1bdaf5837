package io.tickflow.core.scoring;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.VectorSchema;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.model.contract.RoleVote;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.ModelManifest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores feature vectors in batches: asks the members of every role, fuses their answers, and joins
 * them to the vectors. The meta role is asked last, as it reads the votes of the others. Owns the
 * scorer. One thread, except for {@link #abstention}.
 */
public final class VectorScorer implements AutoCloseable {

    private static final RoleVote NONE = RoleVote.abstained(Abstention.NONE);

    private final Scorer scorer;
    private final MemberCalls calls;
    private final List<RoleScorer> order = new ArrayList<>();
    private final RoleScorer direction;
    private final @Nullable RoleScorer meta;
    private final @Nullable RoleScorer regime;

    /**
     * Scores with one bundle.
     *
     * @param scorer bundle, closed by {@link #close}
     * @param schema schema of the vectors
     * @param rowsMax largest number of vectors in a batch
     * @param calls guard around the calls of members
     * @throws IllegalArgumentException if {@code schema} lacks a feature that the bundle reads
     * @throws InvalidBundleException if it lacks bars at whose close the bundle decides
     */
    public VectorScorer(Scorer scorer, VectorSchema schema, int rowsMax, MemberCalls calls) {
        this.scorer = scorer;
        this.calls = calls;
        ModelManifest manifest = scorer.manifest();
        List<String> problems = DecisionPoint.problems(manifest, schema.bars());
        if (!problems.isEmpty()) {
            throw new InvalidBundleException(manifest.id(), problems);
        }
        RoleScorer directionFound = null;
        RoleScorer metaFound = null;
        RoleScorer regimeFound = null;
        int index = 0;
        for (int i = 0; i < manifest.roles().size(); i++) {
            var role = new RoleScorer(scorer, i, index, schema, rowsMax);
            index += role.model().members().size();
            switch (role.model().role()) {
                case DIRECTION -> directionFound = role;
                case META -> metaFound = role;
                case REGIME -> regimeFound = role;
            }
        }
        if (directionFound == null) {
            throw new IllegalArgumentException("bundle " + manifest.id() + " has no direction");
        }
        this.direction = directionFound;
        this.meta = metaFound;
        this.regime = regimeFound;
        order.add(direction);
        if (regimeFound != null) {
            order.add(regimeFound);
        }
        if (metaFound != null) {
            order.add(metaFound);
        }
    }

    /**
     * Scores a batch.
     *
     * @param vectors one vector or more, up to the largest batch
     * @return one decision a vector, in their order
     */
    public List<ScoredDecision> decide(List<FeatureVector> vectors) {
        var votes = new Votes();
        for (RoleScorer role : order) {
            role.load(vectors, votes);
            role.ask(calls);
            votes.add(role);
        }
        var decisions = new ArrayList<ScoredDecision>(vectors.size());
        for (int i = 0; i < vectors.size(); i++) {
            decisions.add(decision(vectors.get(i), i));
        }
        return decisions;
    }

    private ScoredDecision decision(FeatureVector vector, int row) {
        var votes = new ArrayList<MemberVote>();
        order.forEach(role -> role.addVotes(row, votes));
        Prediction prediction =
                prediction(
                        vector, direction.vote(row), voteOf(meta, row), voteOf(regime, row), votes);
        return ScoredDecision.of(vector, prediction, direction.isComplete(row));
    }

    /** Vote of a role whose inputs must be complete. */
    private static RoleVote voteOf(@Nullable RoleScorer role, int row) {
        return role == null ? NONE : role.voteIfComplete(row);
    }

    /** Decision on a vector that was not scored, for a stated reason. Any thread. */
    public ScoredDecision abstention(FeatureVector vector, Abstention reason) {
        return ScoredDecision.of(
                vector,
                prediction(
                        vector,
                        RoleVote.abstained(reason),
                        abstention(meta, vector, reason),
                        abstention(regime, vector, reason),
                        List.of()),
                false);
    }

    private static RoleVote abstention(
            @Nullable RoleScorer role, FeatureVector vector, Abstention reason) {
        return role == null ? NONE : role.abstention(vector, reason);
    }

    private Prediction prediction(
            FeatureVector vector,
            RoleVote vote,
            RoleVote metaVote,
            RoleVote regimeVote,
            List<MemberVote> votes) {
        ModelManifest manifest = scorer.manifest();
        return new Prediction(
                vector.decisionId(),
                vector.symbol(),
                vector.eventTimeMillis(),
                manifest.id(),
                manifest.version(),
                scorer.digest(),
                vote.probability(),
                vote.memberMask(),
                vote.agreement(),
                vote.abstention(),
                metaVote.probability(),
                metaVote.abstention(),
                regimeVote.probability(),
                regimeVote.abstention(),
                votes,
                PredictionRole.CHAMPION);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
