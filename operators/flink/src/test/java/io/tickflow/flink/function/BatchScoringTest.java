package io.tickflow.flink.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.VectorSchema;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.Abstention;
import io.tickflow.testkit.FunctionScorer;
import io.tickflow.testkit.RecordingMetrics;
import io.tickflow.testkit.TestSchemas;
import io.tickflow.testkit.builder.VectorBuilder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.streaming.api.functions.async.CollectionSupplier;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a model does, every vector is answered, or the job hears of it. */
@Timeout(60)
class BatchScoringTest {

    private static final int CAPACITY = 8;

    @Test
    void shouldAbstainAndGoOnWhenModelThrows() throws Exception {
        var scorer =
                scorer(
                        count -> {
                            throw new IllegalStateException("no member answered");
                        });
        var running = new Running(scorer);

        assertThat(running.score().get().prediction().abstained()).isTrue();
        assertThat(running.score().get().prediction().abstained()).isTrue();

        running.stop();
    }

    @Test
    void shouldFailForErrorOfModel() throws Exception {
        var scorer =
                scorer(
                        count -> {
                            throw new NoClassDefFoundError("ai/onnxruntime/OrtSession");
                        });
        var running = new Running(scorer);

        running.assertFailsWith(NoClassDefFoundError.class);
    }

    @Test
    void shouldFailQueuedVectorsWhenScoringFails() throws Exception {
        var called = new CountDownLatch(1);
        var mayFail = new CountDownLatch(1);
        var running =
                new Running(
                        scorer(
                                count -> {
                                    called.countDown();
                                    await(mayFail);
                                    throw new StackOverflowError();
                                }));
        CompletableFuture<ScoredDecision> first = running.score();
        await(called);
        CompletableFuture<ScoredDecision> second = running.score();
        CompletableFuture<ScoredDecision> third = running.score();

        mayFail.countDown();

        for (var result : List.of(first, second, third)) {
            assertThatThrownBy(result::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void shouldCloseScorerAfterItsLastCall() throws Exception {
        var called = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var scorer =
                scorer(
                        count -> {
                            called.countDown();
                            awaitUninterrupted(mayEnd);
                            return scores(count);
                        });
        var running = new Running(scorer);
        CompletableFuture<ScoredDecision> last = running.score();
        await(called);

        running.thread.interrupt();
        assertThat(scorer.closed().getCount()).isEqualTo(1);
        mayEnd.countDown();

        assertThat(last.get().prediction().probability()).isEqualTo(0.5f);
        await(scorer.closed());
        running.thread.join();
    }

    @Test
    void shouldNotScoreVectorsPastTheirDeadline() throws Exception {
        var called = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var rows = new AtomicInteger();
        var running =
                new Running(
                        scorer(
                                count -> {
                                    rows.addAndGet(count);
                                    called.countDown();
                                    await(mayEnd);
                                    return scores(count);
                                }),
                        1_000);
        CompletableFuture<ScoredDecision> scored = running.score();
        await(called);
        CompletableFuture<ScoredDecision> expired = running.score();
        running.nowMillis.addAndGet(1_000);
        CompletableFuture<ScoredDecision> fresh = running.score();

        mayEnd.countDown();

        assertThat(scored.get().prediction().abstained()).isFalse();
        assertThat(expired.get().prediction().abstention()).isEqualTo(Abstention.EXPIRED);
        assertThat(fresh.get().prediction().abstained()).isFalse();
        assertThat(rows.get()).isEqualTo(2);
        assertThat(running.metrics.counted("scoringExpired")).isEqualTo(1);
        running.stop();
    }

    private static float[] scores(int count) {
        var scores = new float[count];
        Arrays.fill(scores, 0.5f);
        return scores;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** As native code, which does not look at interruptions. */
    private static void awaitUninterrupted(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A scoring thread at work. */
    private static final class Running {

        private final FunctionScorer scorer;
        private final BatchScoring scoring;
        private final Thread thread;

        private final AtomicLong nowMillis = new AtomicLong(System.currentTimeMillis());
        private final RecordingMetrics metrics = new RecordingMetrics();

        Running(FunctionScorer scorer) {
            this(scorer, 0);
        }

        Running(FunctionScorer scorer, long timeoutMillis) {
            this.scorer = scorer;
            scoring =
                    new BatchScoring(
                            scorer,
                            VectorSchema.withoutBars(TestSchemas.named(List.of("one"))),
                            new ScoringStage(CAPACITY, CAPACITY, timeoutMillis, 5),
                            0,
                            metrics,
                            () -> Instant.ofEpochMilli(nowMillis.get()));
            thread = new Thread(scoring, "scoring-test");
            thread.start();
        }

        /** The answer to come: a failure too, though the thread may have failed before we look. */
        CompletableFuture<ScoredDecision> score() {
            var result = new Answer();
            try {
                assertThat(scoring.offer(vector(), result)).isTrue();
            } catch (IllegalStateException e) {
                result.completeExceptionally(e.getCause());
            }
            return result.decision;
        }

        void assertFailsWith(Class<? extends Throwable> cause) throws Exception {
            CompletableFuture<ScoredDecision> result = score();

            assertThatThrownBy(result::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(cause);
            assertThatThrownBy(() -> scoring.offer(vector(), new Answer()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasCauseInstanceOf(cause);
            thread.join();
            await(scorer.closed());
        }

        void stop() throws InterruptedException {
            thread.interrupt();
            thread.join();
            await(scorer.closed());
        }

        private static FeatureVector vector() {
            return VectorBuilder.vector("d").build();
        }
    }

    private static final class Answer implements ResultFuture<ScoredDecision> {

        private final CompletableFuture<ScoredDecision> decision = new CompletableFuture<>();

        @Override
        public void complete(Collection<ScoredDecision> decisions) {
            decision.complete(decisions.iterator().next());
        }

        @Override
        public void complete(CollectionSupplier<ScoredDecision> supplier) {
            throw new UnsupportedOperationException("scoring completes with what it has");
        }

        @Override
        public void completeExceptionally(Throwable cause) {
            decision.completeExceptionally(cause);
        }
    }

    /** Work of a model for a number of rows. */
    private interface Model {
        float[] score(int count);
    }

    private static FunctionScorer scorer(Model model) {
        return new FunctionScorer(
                "fake",
                List.of("one"),
                (rows, count, probabilities) ->
                        System.arraycopy(model.score(count), 0, probabilities, 0, count));
    }
}
