package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.cluster.ClusterHarness.Feed;
import io.tickflow.monitoring.MonitoringFiles;
import io.tickflow.operate.flink.JobKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The jobs on a real cluster, from the job jar, with every process that production has. Each test
 * has a symbol of its own, so that none sees what another has published.
 */
class ClusterITCase {

    private static final int TICKS = 2_000;
    private static final int ODD_TICKS = 200;

    private static final String FEED_AGE =
            "flink_taskmanager_job_task_operator_symbol_feedAgeMillis";

    /** Three jobs in one TaskManager have about 400. */
    private static final int SERIES_MAX = 600;

    private static final int SERIES_MIN = 300;
    private static final int SCRAPE_BYTES_MAX = 300_000;

    /** Metrics that only a job with a challenger has, and a shadow. */
    private static final Pattern CHALLENGER = Pattern.compile("_(canary[A-Z]\\w+|foreignVectors)$");

    private static final Duration SCRAPE_POLL = Duration.ofSeconds(1);

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
    void shouldGoOnAfterEachOfItsProcessesWasKilled() throws Exception {
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

        stack.cluster().taskManager(1).killForcibly();
        feed.publish(TICKS);
        stack.cluster().restartTaskManager(1);
        stack.cluster().awaitTaskManagers();
        stack.jobs().awaitRunning(3);
        feed.publish(TICKS);

        // Work after the last checkpoint is done again, to the same bits.
        DecisionLog log = stack.decided();
        assertThat(log.contradictions()).isEmpty();
        Set<String> decisions = log.decisions("GBPUSD.a");
        assertThat(decisions).isNotEmpty();
        stack.awaitStored("GBPUSD.a", decisions);
    }

    @Test
    void shouldEndSecondJobSubmittedPastCommandLine() throws Exception {
        Set<String> before = stack.jobs().ids();

        String second = stack.jobs().submitUnchecked(JobKind.HISTORY);

        assertThat(stack.jobs().failure(second))
                .contains("job:" + JobKind.HISTORY.jobName() + "@")
                .containsAnyOf(before.toArray(String[]::new));
        assertThat(stack.jobs().ids()).isEqualTo(before);
        stack.jobs().awaitRunning(before.size());
    }

    @Test
    void shouldScrapeFewSeriesThatJoinWithSql() throws Exception {
        List<String> symbols = List.of("#us30.cash+", "xauusd.a", "Brent_Z24-x");
        stack.publish(symbols, ODD_TICKS);
        var unused = stack.decided();

        Awaitility.await("metrics and SQL name the same symbols")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(SCRAPE_POLL)
                .pollInSameThread()
                .untilAsserted(
                        () ->
                                assertThat(stack.pages().labels(FEED_AGE, "symbol"))
                                        .containsAll(symbols)
                                        .isSubsetOf(stack.storedSymbols()));
        Awaitility.await("every metric that monitoring/ asks for")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(SCRAPE_POLL)
                .pollInSameThread()
                .untilAsserted(() -> assertThat(unscraped(stack.pages().series())).isEmpty());
        List<String> series = stack.pages().series();
        assertThat(series)
                .as(() -> String.join("\n", series))
                .hasSizeBetween(SERIES_MIN, SERIES_MAX);
        assertThat(series.stream().mapToInt(String::length).sum()).isLessThan(SCRAPE_BYTES_MAX);
    }

    /** Metrics of rules and dashboards without a series; there is no challenger and no shadow. */
    private static List<String> unscraped(List<String> series) {
        return MonitoringFiles.flinkMetrics().stream()
                .filter(metric -> !CHALLENGER.matcher(metric).find())
                .filter(metric -> series.stream().noneMatch(line -> isOf(line, metric)))
                .toList();
    }

    /** A name that ends in an underscore stands for all that begin with it. */
    private static boolean isOf(String series, String metric) {
        return series.startsWith(metric.endsWith("_") ? metric : metric + '{');
    }
}
