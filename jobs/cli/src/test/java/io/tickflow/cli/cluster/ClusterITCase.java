package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.cluster.ClusterHarness.Feed;
import io.tickflow.operate.flink.JobKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The jobs on a real cluster, from the job jar, with every process that production has. Each test
 * has a symbol of its own, so that none sees what another has published.
 */
class ClusterITCase {

    private static final int TICKS = 2_000;

    private static ClusterHarness stack;

    @BeforeAll
    static void start() throws Exception {
        stack = ClusterHarness.start();
        try {
            for (String job : List.of("history", "desk", "signal")) {
                stack.jobs().submit(job);
            }
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
    void shouldGoOnFromSavepointWithoutLoss() throws Exception {
        Feed feed = stack.feed("EURUSD");
        feed.publish(TICKS);

        String savepoint = stack.jobs().stop("signal");
        assertThat(stack.jobs().names())
                .containsExactlyInAnyOrder("tickflow-history", "tickflow-desk");
        feed.publish(TICKS);
        stack.jobs().submit("signal", "--from-savepoint", savepoint);
        feed.publish(TICKS);

        DecisionLog log = stack.decided();
        assertThat(log.repetitions("EURUSD")).isZero();
        Set<String> decisions = log.decisions("EURUSD");
        assertThat(decisions).hasSizeGreaterThan(2 * TICKS);
        stack.awaitStored("EURUSD", decisions);
    }

    @Test
    void shouldGoOnAfterItsJobManagerWasKilled() throws Exception {
        Feed feed = stack.feed("GBPUSD.a");
        feed.publish(TICKS);
        stack.jobs().awaitCheckpoint("signal");
        Set<String> before = stack.jobs().ids();
        feed.publish(TICKS);

        stack.cluster().jobManager().killForcibly();
        feed.publish(TICKS);
        stack.cluster().restartJobManager();

        stack.jobs().awaitRunning(3);
        assertThat(stack.jobs().ids()).as("the same jobs, recovered").isEqualTo(before);
        feed.publish(TICKS);
        assertAllDecidedAlike("GBPUSD.a");
    }

    @Test
    void shouldGoOnAfterItsTaskManagerWasKilled() throws Exception {
        Feed feed = stack.feed("USDJPYm");
        feed.publish(TICKS);
        stack.jobs().awaitCheckpoint("signal");
        feed.publish(TICKS);

        stack.cluster().taskManager(1).killForcibly();
        feed.publish(TICKS);
        stack.cluster().restartTaskManager(1);
        stack.cluster().awaitTaskManagers();

        stack.jobs().awaitRunning(3);
        feed.publish(TICKS);
        assertAllDecidedAlike("USDJPYm");
    }

    @Test
    void shouldEndSecondJobSubmittedPastCommandLine() throws Exception {
        Set<String> before = stack.jobs().ids();

        String second = stack.jobs().submitUnchecked(JobKind.SIGNAL);

        assertThat(stack.jobs().failure(second))
                .contains("job:tickflow-signal@")
                .containsAnyOf(before.toArray(String[]::new));
        assertThat(stack.jobs().ids()).isEqualTo(before);
        stack.jobs().awaitRunning(before.size());
    }

    /** Work after the last checkpoint is done again, to the same bits. */
    private static void assertAllDecidedAlike(String symbol) {
        DecisionLog log = stack.decided();
        assertThat(log.contradictions()).isEmpty();
        Set<String> decisions = log.decisions(symbol);
        assertThat(decisions).isNotEmpty();
        stack.awaitStored(symbol, decisions);
    }
}
