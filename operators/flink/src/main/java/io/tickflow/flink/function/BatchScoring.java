package io.tickflow.flink.function;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.Score;
import io.tickflow.model.contract.Scorer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scoring thread: takes whatever waits, scores it as one batch, answers, and starts again. */
final class BatchScoring implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchScoring.class);

    private record Pending(FeatureVector vector, ResultFuture<ScoredDecision> result) {}

    private final Scorer scorer;
    private final ModelInputs inputs;
    private final BlockingQueue<Pending> queue;
    private final int batchRowsMax;
    private final ScoringMetrics metrics;
    private final float[] rows;
    private final boolean[] complete;

    BatchScoring(
            Scorer scorer,
            ModelInputs inputs,
            int capacity,
            int batchRowsMax,
            MetricGroup group,
            InstantSource clock) {
        this.scorer = scorer;
        this.inputs = inputs;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.batchRowsMax = batchRowsMax;
        this.metrics = new ScoringMetrics(group, clock, scorer, queue);
        this.rows = new float[batchRowsMax * inputs.size()];
        this.complete = new boolean[batchRowsMax];
    }

    /** Task thread: false if the queue is full. */
    boolean offer(FeatureVector vector, ResultFuture<ScoredDecision> result) {
        boolean taken = queue.offer(new Pending(vector, result));
        if (!taken) {
            metrics.overflows.inc();
        }
        return taken;
    }

    /** Task thread. */
    void countTimeout() {
        metrics.timeouts.inc();
    }

    @Override
    public void run() {
        var batch = new ArrayList<Pending>(batchRowsMax);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                batch.add(queue.take());
                queue.drainTo(batch, batchRowsMax - 1);
                answer(batch, score(batch));
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Score[] score(List<Pending> batch) {
        for (int i = 0; i < batch.size(); i++) {
            complete[i] = inputs.copy(batch.get(i).vector().values(), rows, i * inputs.size());
        }
        try {
            metrics.batches.inc();
            metrics.rows.inc(batch.size());
            metrics.batchWork.begin();
            Score[] scores = scorer.score(rows, batch.size());
            metrics.batchWork.end();
            return scores;
        } catch (RuntimeException e) {
            metrics.failures.inc(batch.size());
            LOG.warn("The model failed on {} vectors, their predictions abstain", batch.size(), e);
            var abstained = new Score[batch.size()];
            Arrays.fill(abstained, Score.ABSTAINED);
            return abstained;
        }
    }

    private void answer(List<Pending> batch, Score[] scores) {
        for (int i = 0; i < batch.size(); i++) {
            Pending pending = batch.get(i);
            pending.result()
                    .complete(
                            List.of(
                                    ScoringFunction.decision(
                                            scorer, pending.vector(), scores[i], complete[i])));
            metrics.age.passed(pending.vector().appendTimeMillis());
        }
    }
}
