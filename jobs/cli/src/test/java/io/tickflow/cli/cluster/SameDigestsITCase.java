package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.signal.SignalVerdict;
import io.tickflow.operate.check.CheckOutcome;
import io.tickflow.sandbox.stack.SandboxConfig;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same ticks give the same features and the same signals, whatever happens to the SignalJob in
 * the middle of them and however many subtasks it has. Every run reads the one feed from its start,
 * as fast as it can, so that its queues are full when it is killed or stopped.
 */
@Tag("long")
class SameDigestsITCase {

    private static final List<String> SYMBOLS = List.of("EURUSD", "GBPUSD.a", "USDJPYm", "XAUUSD");
    private static final int TICKS_PER_SYMBOL = 30_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(50);

    private static ClusterHarness stack;
    private static CheckOutcome undisturbed;
    private static int groups;

    private record CheckOutcome(String features, String signals, long decisions, long candidates) {}

    @BeforeAll
    static void runUndisturbed() throws Exception {
        stack =
                ClusterHarness.start(
                        SandboxConfig.everything().withoutClickHouse().withoutVenue(),
                        ClusterHarness.shortLived(1));
        try {
            for (String symbol : SYMBOLS) {
                stack.feed(symbol).publish(TICKS_PER_SYMBOL);
            }
            try (var run = new Run()) {
                run.start(1);
                undisturbed = run.finish();
            }
            assertThat(undisturbed.decisions()).isGreaterThan(stack.published() / 2);
            assertThat(undisturbed.candidates()).isGreaterThan(100);
        } catch (Throwable e) {
            stack.close();
            throw e;
        }
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void shouldKeepDigestsWhenTaskManagerIsKilled() throws Exception {
        for (int parallelism : new int[] {1, 4}) {
            try (var run = new Run()) {
                run.start(parallelism);
                stack.jobs().awaitCheckpoint("signal");
                run.awaitShare(0.3);
                stack.cluster().taskManager(1).killForcibly();
                run.assertUnderWay();
                stack.cluster().restartTaskManager(1);

                assertThat(run.finish()).as("parallelism %d", parallelism).isEqualTo(undisturbed);
                assertThat(run.log.repetitions()).as("decided again").isPositive();
            }
        }
    }

    @Test
    void shouldGiveSameAfterRestartsFromSavepoints() throws Exception {
        int[] parallelisms = {1, 2, 1, 4, 4, 1};
        try (var run = new Run()) {
            run.start(parallelisms[0]);
            for (int i = 1; i < parallelisms.length; i++) {
                run.awaitShare((double) i / parallelisms.length);
                String savepoint = stack.jobs().stop("signal");
                run.assertUnderWay();
                run.start(parallelisms[i], "--from-savepoint", savepoint);
            }

            assertThat(run.finish()).isEqualTo(undisturbed);
            assertThat(run.log.repetitions()).as("decided again").isZero();
        }
    }

    /** One pass of the SignalJob over the feed, however often it is interrupted. */
    private static final class Run implements AutoCloseable {

        private final String group = "run-" + ++groups;
        private final DecisionLog log = DecisionLog.fromNow(stack.sandbox().bootstrapServers());

        void start(int parallelism, String... options) throws Exception {
            List<String> all =
                    new java.util.ArrayList<>(
                            List.of(
                                    "-Dtickflow.feed.group=" + group,
                                    "--parallelism",
                                    Integer.toString(parallelism)));
            all.addAll(List.of(options));
            stack.jobs().submit("signal", all.toArray(String[]::new));
        }

        void awaitShare(double share) {
            Awaitility.await("a share of the ticks")
                    .atMost(TIMEOUT)
                    .pollInterval(POLL)
                    .pollInSameThread()
                    .until(() -> share() >= share);
        }

        /** An interrupted job must have something left to do. */
        void assertUnderWay() throws Exception {
            assertThat(share()).isLessThan(1);
        }

        private double share() throws Exception {
            log.read();
            return (double) (log.usedCount() + log.refusedCount()) / stack.published();
        }

        CheckOutcome finish() throws Exception {
            stack.decided(log);
            // What is under way when a job stops is in its savepoint or in the topics.
            stack.jobs().stop("signal");
            log.read();
            assertThat(log.contradictions()).isEmpty();
            assertThat(log.scoredCount()).isEqualTo(log.decisionCount());
            return new CheckOutcome(
                    log.featuresDigest(),
                    log.signalsDigest(),
                    log.decisionCount(),
                    log.signals(SignalVerdict.CANDIDATE));
        }

        @Override
        public void close() {
            log.close();
        }
    }
}
