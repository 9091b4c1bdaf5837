package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.cli.cluster.ClusterHarness.Feed;
import io.tickflow.core.feature.FeatureVector;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
                stack.submit(job);
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
    void shouldGoOnFromASavepointWithoutLossOrRepetition() throws Exception {
        Feed feed = stack.feed("EURUSD");
        feed.publish(TICKS);

        JsonNode stopped = CommandRun.json("stop", "signal", "--json", "--jobmanager", stack.url());
        assertThat(stack.activeJobs())
                .containsExactlyInAnyOrder("tickflow-history", "tickflow-desk");
        feed.publish(TICKS);
        stack.submit("signal", "--from-savepoint", stopped.path("savepoint").asText());
        feed.publish(TICKS);

        List<String> decisions =
                stack.vectors("EURUSD").stream().map(FeatureVector::decisionId).toList();
        assertThat(decisions).hasSizeGreaterThan(2 * TICKS).doesNotHaveDuplicates();
        stack.awaitStored("EURUSD", Set.copyOf(decisions));
    }

    @Test
    void shouldGoOnAfterItsJobManagerWasKilled() throws Exception {
        Feed feed = stack.feed("GBPUSD.a");
        feed.publish(TICKS);
        stack.awaitCheckpoint("signal");
        Set<String> before = stack.activeIds();
        feed.publish(TICKS);

        stack.cluster().jobManager().killForcibly();
        feed.publish(TICKS);
        stack.cluster().restartJobManager();

        stack.awaitRunning();
        assertThat(stack.activeIds()).as("the same jobs, recovered").isEqualTo(before);
        feed.publish(TICKS);
        assertAllDecidedAlike("GBPUSD.a");
    }

    @Test
    void shouldGoOnAfterItsTaskManagerWasKilled() throws Exception {
        Feed feed = stack.feed("USDJPYm");
        feed.publish(TICKS);
        stack.awaitCheckpoint("signal");
        feed.publish(TICKS);

        stack.cluster().taskManager(1).killForcibly();
        feed.publish(TICKS);
        stack.cluster().restartTaskManager(1);
        stack.cluster().awaitTaskManagers();

        stack.awaitRunning();
        feed.publish(TICKS);
        assertAllDecidedAlike("USDJPYm");
    }

    /** What was done after the last checkpoint is done again, to the same bits. */
    private static void assertAllDecidedAlike(String symbol) {
        List<FeatureVector> vectors = stack.vectors(symbol);
        Set<String> ids =
                vectors.stream().map(FeatureVector::decisionId).collect(Collectors.toSet());
        Set<List<String>> results =
                vectors.stream()
                        .map(vector -> List.of(vector.decisionId(), vector.featureHash()))
                        .collect(Collectors.toSet());
        assertThat(results).as("one result for each decision").hasSameSizeAs(ids);
        stack.awaitStored(symbol, ids);
    }
}
