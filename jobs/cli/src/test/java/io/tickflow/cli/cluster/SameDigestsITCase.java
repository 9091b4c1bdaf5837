package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.signal.SignalVerdict;
import io.tickflow.operate.check.CheckOutcome;
import io.tickflow.sandbox.stack.SandboxConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same ticks give the same features and the same signals, whatever happens to the SignalJob in
 * the middle of them and however many subtasks it has. Every run reads the one feed from its start.
 * Interrupted ones score vectors one by one, so that queues are full when they are interrupted.
 * Checkpoints are taken when a test asks for one, so that it knows what a kill undoes.
 */
@Tag("long")
class SameDigestsITCase {

    private static final List<String> SYMBOLS = List.of("EURUSD", "GBPUSD.a", "USDJPYm", "XAUUSD");
    private static final int TICKS_PER_SYMBOL = 30_000;
    private static final int SLICE_PER_SYMBOL = 1_000;
    private static final String ONE_BY_ONE = "-Dtickflow.scoring.batch-max=1";
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(50);

    private static final List<ClusterHarness.Feed> FEEDS = new ArrayList<>();

    private static ClusterHarness stack;
    private static CheckOutcome undisturbed;
    private static long undisturbedOf;
    private static int groups;

    private record CheckOutcome(String features, String signals, long decisions, long candidates) {}

    @BeforeAll
    static void start() throws Exception {
        stack =
                ClusterHarness.start(
                        SandboxConfig.everything().withoutClickHouse().withoutVenue(),
                        ClusterHarness.shortLived(1)
                                .with("execution.checkpointing.interval", "1 h")
                                .with("execution.checkpointing.min-pause", "1 h"));
        try {
            for (String symbol : SYMBOLS) {
                FEEDS.add(stack.feed(symbol));
            }
            publish(TICKS_PER_SYMBOL);
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
        try (var run = new Run()) {
            run.start(1, ONE_BY_ONE);
            killBehindCheckpoint(run);
            String savepoint = stack.jobs().stop("signal");
            run.start(4, ONE_BY_ONE, "--from-savepoint", savepoint);
            killBehindCheckpoint(run);

            assertThat(run.finish()).isEqualTo(undisturbed());
        }
    }

    @Test
    void shouldGiveSameAfterRestartsFromSavepoints() throws Exception {
        int[] parallelisms = {1, 2, 1, 4, 4, 1};
        try (var run = new Run()) {
            run.start(parallelisms[0], ONE_BY_ONE);
            for (int i = 1; i < parallelisms.length; i++) {
                run.awaitShare((double) i / parallelisms.length);
                String savepoint = stack.jobs().stop("signal");
                assertThat(run.share()).as("share of ticks at stop %d", i).isLessThan(1);
                run.start(parallelisms[i], ONE_BY_ONE, "--from-savepoint", savepoint);
            }

            assertThat(run.finish()).isEqualTo(undisturbed());
            assertThat(run.log.repetitions()).as("decided again").isZero();
        }
    }

    /**
     * Kills the TaskManager when ticks behind the only checkpoint were decided and others were not,
     * and waits until it has decided the former again.
     */
    private static void killBehindCheckpoint(Run run) throws Exception {
        int repetitions = run.log.repetitions();
        publishAndAwait(run);
        stack.jobs().takeCheckpoint("signal");
        publishAndAwait(run);
        stack.cluster().taskManager(1).killForcibly();
        stack.cluster().restartTaskManager(1);
        publishAndAwait(run);
        assertThat(run.log.repetitions()).as("decided again").isGreaterThan(repetitions);
    }

    /** Publishes ticks and waits until some more than before were decided, these or older ones. */
    private static void publishAndAwait(Run run) throws Exception {
        long decided = run.decided();
        publish(SLICE_PER_SYMBOL);
        run.awaitDecided(decided + SLICE_PER_SYMBOL);
    }

    private static void publish(int ticksPerSymbol) throws Exception {
        for (ClusterHarness.Feed feed : FEEDS) {
            feed.publish(ticksPerSymbol);
        }
    }

    /** Outcome of all ticks that were published until now, without any interruption. */
    private static CheckOutcome undisturbed() throws Exception {
        if (undisturbedOf < stack.published()) {
            try (var run = new Run()) {
                run.start(1);
                undisturbed = run.finish();
                undisturbedOf = stack.published();
                assertThat(run.log.repetitions()).as("decided again").isZero();
            }
            assertThat(undisturbed.decisions()).isGreaterThan(stack.published() / 2);
            assertThat(undisturbed.candidates()).isGreaterThan(100);
        }
        return undisturbed;
    }

    /** One pass of the SignalJob over the feed, however often it is interrupted. */
    private static final class Run implements AutoCloseable {

        private final String group = "run-" + ++groups;
        private final DecisionLog log = DecisionLog.fromNow(stack.sandbox().bootstrapServers());

        void start(int parallelism, String... options) throws Exception {
            List<String> all =
                    new ArrayList<>(
                            List.of(
                                    "-Dtickflow.feed.group=" + group,
                                    "--parallelism",
                                    Integer.toString(parallelism)));
            all.addAll(List.of(options));
            stack.jobs().submit("signal", all.toArray(String[]::new));
        }

        void awaitShare(double share) {
            await("a share of the ticks", () -> share() >= share);
        }

        void awaitDecided(long count) {
            await("more ticks", () -> decided() >= count);
        }

        private void await(String awaited, Callable<Boolean> condition) {
            Awaitility.await(awaited)
                    .atMost(TIMEOUT)
                    .pollInterval(POLL)
                    .pollInSameThread()
                    .until(condition);
        }

        double share() throws Exception {
            return (double) decided() / stack.published();
        }

        /** Number of ticks that were decided until now. */
        long decided() throws Exception {
            log.read();
            return log.usedCount() + log.refusedCount();
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
