package io.tickflow.flink.function;

import io.tickflow.core.canary.CanaryChoice;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.VectorSchema;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.ScorerFactory;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * Scores feature vectors on a separate thread. Vectors that arrive during a batch form the next
 * batch, so batching delays no vector that is not late already ({@link BatchDelay}). A failing
 * model or a timeout gives an abstained prediction; neither fails the job. With a challenger, one
 * or two bundles score a vector, each on a thread of its own, and exactly one of them decides.
 *
 * <p>Threads: the task thread only enqueues; the scoring thread of a bundle owns the {@link Scorer}
 * and closes it when it ends.
 */
public final class ScoringFunction extends RichAsyncFunction<FeatureVector, ScoredDecision> {

    private final ScorerFactory scorers;
    private final VectorSchema schema;
    private final ScoringStage stage;
    private final InstantSource clock;
    private final @Nullable ChallengerStage challengerStage;

    private transient ScoringThread champion;
    private transient @Nullable ScoringThread challenger;
    private transient @Nullable CanarySwitch canary;

    /**
     * Creates a function that scores with the bundle opened by {@code scorers}.
     *
     * @param schema schema of the vectors
     * @param clock clock for deadlines and circuit breakers, whose effects are recorded, and for
     *     ages; serializable
     */
    public ScoringFunction(
            ScorerFactory scorers, VectorSchema schema, ScoringStage stage, InstantSource clock) {
        this(scorers, schema, stage, clock, null);
    }

    /**
     * Creates the same function with a challenger beside the bundle of {@code scorers}.
     *
     * @param challenger null for none
     */
    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else.
    public ScoringFunction(
            ScorerFactory scorers,
            VectorSchema schema,
            ScoringStage stage,
            InstantSource clock,
            @Nullable ChallengerStage challenger) {
        this.scorers = scorers;
        this.schema = schema;
        this.stage = stage;
        this.clock = clock;
        this.challengerStage = challenger;
    }

    @Override
    public void open(OpenContext context) throws IOException {
        int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        MetricGroup group = getRuntimeContext().getMetricGroup();
        champion = start(scorers, subtask, group, "scoring-" + subtask);
        if (challengerStage != null) {
            challenger =
                    start(
                            challengerStage.scorers(),
                            subtask,
                            group.addGroup("challenger"),
                            "scoring-challenger-" + subtask);
            canary = CanarySwitch.open(challengerStage, subtask, group);
        }
    }

    private ScoringThread start(
            ScorerFactory bundle, int subtask, MetricGroup group, String threadName) {
        return ScoringThread.start(bundle, schema, stage, subtask, group, clock, threadName);
    }

    @Override
    public void asyncInvoke(FeatureVector vector, ResultFuture<ScoredDecision> result)
            throws IOException {
        if (canary == null || challenger == null) {
            offer(champion.batching(), vector, result);
            return;
        }
        switch (canary.choose(vector.symbol(), vector.eventTimeMillis())) {
            case CHAMPION -> offer(champion.batching(), vector, result);
            case BOTH -> {
                var pair = new PairedResult(result);
                offer(champion.batching(), vector, pair.ofChampion());
                offer(challenger.batching(), vector, pair.ofChallenger());
            }
            case CHALLENGER ->
                    offer(challenger.batching(), vector, PairedResult.challengerOnly(result));
        }
    }

    private static void offer(
            BatchScoring bundle, FeatureVector vector, ResultFuture<ScoredDecision> result) {
        if (!bundle.offer(vector, result)) {
            result.complete(List.of(bundle.abstention(vector, Abstention.OVERFLOW)));
        }
    }

    @Override
    public void timeout(FeatureVector vector, ResultFuture<ScoredDecision> result) {
        CanaryChoice choice =
                canary == null
                        ? CanaryChoice.CHAMPION
                        : canary.chosen(vector.symbol(), vector.eventTimeMillis());
        if (challenger == null || choice == CanaryChoice.CHAMPION) {
            result.complete(List.of(expired(champion.batching(), vector)));
            return;
        }
        ScoredDecision ofChallenger = expired(challenger.batching(), vector);
        result.complete(
                choice == CanaryChoice.BOTH
                        ? PairedResult.both(expired(champion.batching(), vector), ofChallenger)
                        : List.of(PairedResult.challenger(ofChallenger)));
    }

    private static ScoredDecision expired(BatchScoring bundle, FeatureVector vector) {
        bundle.countTimeout();
        return bundle.abstention(vector, Abstention.EXPIRED);
    }

    @Override
    @SuppressWarnings("ConstantConditions") // Flink closes a function that has failed to open, too.
    public void close() throws Exception {
        if (canary != null) {
            canary.close();
        }
        if (challenger != null) {
            challenger.close();
        }
        if (champion != null) {
            champion.close();
        }
    }
}
