package io.tickflow.flink.function;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.VectorSchema;
import io.tickflow.core.scoring.VectorScorer;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.BreakerChange;
import io.tickflow.model.contract.Scorer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loop of the scoring thread: takes all waiting vectors, scores them as one batch, and completes
 * them. Late vectors wait for a fuller batch ({@link BatchDelay}); those past the deadline are not
 * scored. The thread owns the scorer and closes it at its end in any case. A member that throws an
 * exception is left out; an error ends the thread and fails the job.
 */
final class BatchScoring implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchScoring.class);

    private static final long POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(250);

    private record Pending(
            FeatureVector vector, ResultFuture<ScoredDecision> result, long sinceMillis) {}

    private final VectorScorer scorer;
    private final GuardedCalls calls;
    private final ScoringStage stage;
    private final InstantSource clock;
    private final BlockingQueue<Pending> queue;
    private final int rowsWanted;
    private final BatchDelay delay;
    private final ScoringMetrics metrics;

    /** Cause of the thread's end; null while it runs. */
    private volatile @Nullable Throwable failure;

    BatchScoring(
            Scorer scorer,
            VectorSchema schema,
            ScoringStage stage,
            int subtask,
            MetricGroup group,
            InstantSource clock) {
        this.stage = stage;
        this.clock = clock;
        // Timed-out vectors leave the operator before this queue, which therefore has twice its
        // capacity. The task thread stops at half of it: more than a quarter might never come.
        this.queue = new ArrayBlockingQueue<>(2 * stage.capacity());
        this.rowsWanted = Math.min(stage.batchRowsMax(), Math.max(1, stage.capacity() / 2));
        this.delay = new BatchDelay(clock);
        this.metrics = new ScoringMetrics(group, clock, scorer, queue);
        this.calls =
                new GuardedCalls(scorer.manifest(), stage, subtask, group, clock, System::nanoTime);
        this.scorer = new VectorScorer(scorer, schema, stage.batchRowsMax(), calls);
    }

    /**
     * Enqueues a vector, on the task thread; returns false if the queue is full.
     *
     * @throws IllegalStateException if the scoring thread has failed
     */
    boolean offer(FeatureVector vector, ResultFuture<ScoredDecision> result) {
        boolean taken = queue.offer(new Pending(vector, result, clock.millis()));
        if (!taken) {
            metrics.overflows.inc();
        }
        // Read last: vectors enqueued before the failure is visible are failed by the thread
        // itself.
        Throwable cause = failure;
        if (cause != null) {
            throw new IllegalStateException("the scoring thread has ended", cause);
        }
        return taken;
    }

    /** Decision on a vector that was not scored. Any thread. */
    ScoredDecision abstention(FeatureVector vector, Abstention reason) {
        return scorer.abstention(vector, reason);
    }

    /** Counts a timeout, on the task thread. */
    void countTimeout() {
        metrics.timeouts.inc();
    }

    @Override
    public void run() {
        var batch = new ArrayList<Pending>(stage.batchRowsMax());
        Thread watchdog = startWatchdog();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                batch.add(queue.take());
                awaitMore(batch.get(0).vector());
                queue.drainTo(batch, stage.batchRowsMax() - 1);
                delay.onBatch(batch.size(), System.nanoTime());
                dropExpired(batch);
                if (!batch.isEmpty()) {
                    answer(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            fail(e, batch);
        } finally {
            end(watchdog);
            scorer.close();
        }
    }

    private @Nullable Thread startWatchdog() {
        if (stage.isUnhurried()) {
            return null;
        }
        var thread = new Thread(calls.watch(), Thread.currentThread().getName() + "-watchdog");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Ends the watchdog, which must not touch a member that was closed. */
    private void end(@Nullable Thread watchdog) {
        calls.watch().close();
        if (watchdog != null) {
            boolean interrupted = Thread.interrupted();
            while (watchdog.isAlive()) {
                try {
                    watchdog.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Answers vectors past their deadline, which leave the batch. */
    private void dropExpired(List<Pending> batch) {
        if (stage.isUnhurried()) {
            return;
        }
        long sinceMillisMin = clock.millis() - stage.timeoutMillis();
        for (Iterator<Pending> all = batch.iterator(); all.hasNext(); ) {
            Pending pending = all.next();
            if (pending.sinceMillis() <= sinceMillisMin) {
                all.remove();
                metrics.expired.inc();
                pending.result()
                        .complete(List.of(abstention(pending.vector(), Abstention.EXPIRED)));
            }
        }
    }

    /** Waits until a full batch is there, for as long as {@code oldest} may be delayed. */
    private void awaitMore(FeatureVector oldest) {
        long delayNanos = delay.nanos(oldest.appendTimeMillis());
        long startNanos = System.nanoTime();
        while (queue.size() < rowsWanted - 1
                && System.nanoTime() - startNanos < delayNanos
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private void fail(Throwable cause, List<Pending> batch) {
        LOG.error("Scoring has failed for good", cause);
        failure = cause;
        queue.drainTo(batch);
        for (Pending pending : batch) {
            // Futures that are already complete ignore it.
            pending.result().completeExceptionally(cause);
        }
    }

    private void answer(List<Pending> batch) {
        List<FeatureVector> vectors = batch.stream().map(Pending::vector).toList();
        metrics.batches.inc();
        metrics.rows.inc(vectors.size());
        metrics.batchWork.begin();
        calls.begin(vectors.get(0));
        List<ScoredDecision> decisions = scorer.decide(vectors);
        List<BreakerChange> changes = calls.takeChanges();
        metrics.batchWork.end();
        for (int i = 0; i < batch.size(); i++) {
            ScoredDecision decision = decisions.get(i);
            batch.get(i)
                    .result()
                    .complete(
                            List.of(
                                    i == 0 && !changes.isEmpty()
                                            ? decision.with(changes)
                                            : decision));
            metrics.age.passed(vectors.get(i).appendTimeMillis());
        }
    }
}
