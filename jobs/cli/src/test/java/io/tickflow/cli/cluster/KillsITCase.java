package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.cli.console.Home;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.SignalVerdict;
import io.tickflow.process.flink.FlinkClusterConfig;
import io.tickflow.sandbox.fault.DeskEvidence;
import io.tickflow.sandbox.fault.OrderLaw;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.sandbox.stack.venue.JournalEntry;
import io.tickflow.sandbox.stack.venue.VenueJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All jobs on a cluster of processes, on real ticks, while a TaskManager, the JobManager, the
 * broker and ClickHouse's engine are killed in turn. The minutes that it lasts: {@code
 * -Dtickflow.test.kill-minutes=20}.
 */
@Tag("long")
class KillsITCase {

    private static final Path TICKS = Home.resolve("../shared/data");
    private static final Duration DURATION =
            Duration.ofMinutes(Integer.getInteger("tickflow.test.kill-minutes", 20));
    private static final int KILLS = 12;
    private static final int VICTIMS = 4;
    private static final Duration CATCH_UP = Duration.ofMinutes(15);
    private static final List<String> JOBS = List.of("history", "desk", "signal");

    /** One of these files is from a broker with another server time. */
    private static final String SERVER_TIME = "-Dtickflow.feed.server-times.EURUSD.fxcm=-05:00";

    private record CheckOutcome(
            String features, String signals, long used, long refused, long candidates) {}

    @Test
    void shouldLoseAndRepeatNothingWhateverIsKilled() throws Exception {
        List<Path> files = files();
        assumeTrue(!files.isEmpty(), "skipped: no real ticks in " + TICKS);
        try (var stack =
                ClusterHarness.start(SandboxConfig.everything(), FlinkClusterConfig.of(2))) {
            for (String job : JOBS) {
                stack.jobs().submit(job, optionsOf(job, "kills"));
            }
            long published;
            CheckOutcome disturbed;
            try (var log = DecisionLog.fromStart(stack.sandbox().bootstrapServers())) {
                published = publishAndKill(stack, files, log);
                disturbed = finish(stack, log, published);
                assertDeskIsTrue(stack, log);
                stack.awaitStored(disturbed.used());
                new WholeHistory(stack.sandbox()).check();
            }
            stack.jobs().stop("desk");
            stack.jobs().stop("history");

            try (var log = DecisionLog.fromNow(stack.sandbox().bootstrapServers())) {
                stack.jobs().submit("signal", optionsOf("signal", "undisturbed"));
                CheckOutcome undisturbed = finish(stack, log, published);
                assertThat(log.repetitions()).as("undisturbed").isZero();
                assertThat(disturbed).isEqualTo(undisturbed);
            }
        }
    }

    private static String[] optionsOf(String job, String group) {
        return job.equals("signal")
                ? new String[] {"--parallelism", "2", "-Dtickflow.feed.group=" + group, SERVER_TIME}
                : new String[0];
    }

    private static long publishAndKill(ClusterHarness stack, List<Path> files, DecisionLog log)
            throws Exception {
        var feed = new RealFeed(files, stack.sandbox().bootstrapServers(), DURATION);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<Long> publishing = executor.submit(feed::publish);
            Duration between = DURATION.dividedBy(KILLS + 1);
            for (int kill = 0; kill < KILLS; kill++) {
                readUntil(feed.startNanos() + between.toNanos() * (kill + 1), publishing, log);
                assertThat(publishing.isDone()).as("ticks come while things die").isFalse();
                kill(stack, kill);
            }
            while (!publishing.isDone()) {
                readUntil(System.nanoTime() + TimeUnit.SECONDS.toNanos(5), publishing, log);
            }
            return publishing.get();
        } finally {
            executor.shutdownNow();
        }
    }

    /** Keeps up with the topics, so that what is left for the end is little. */
    private static void readUntil(long nanos, Future<Long> publishing, DecisionLog log)
            throws Exception {
        while (System.nanoTime() < nanos && !publishing.isDone()) {
            log.read();
            try {
                publishing.get(500, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // It goes on, as it should.
            }
        }
    }

    private static void kill(ClusterHarness stack, int kill) {
        long startNanos = System.nanoTime();
        String victim =
                switch (kill % VICTIMS) {
                    case 0 -> {
                        int number = 1 + kill / VICTIMS % 2;
                        stack.cluster().taskManager(number).killForcibly();
                        stack.cluster().restartTaskManager(number);
                        stack.cluster().awaitTaskManagers();
                        yield "TaskManager " + number;
                    }
                    case 1 -> {
                        stack.cluster().jobManager().killForcibly();
                        stack.cluster().restartJobManager();
                        yield "JobManager";
                    }
                    case 2 -> {
                        stack.sandbox().clickHouseEngine().kill();
                        stack.sandbox().clickHouseEngine().restart();
                        yield "engine of ClickHouse";
                    }
                    default -> {
                        stack.sandbox().broker().kill();
                        stack.sandbox().broker().restart();
                        yield "broker";
                    }
                };
        stack.jobs().awaitRunning(JOBS.size());
        say(
                "killed the %s; every job runs after %.1f s",
                victim, (System.nanoTime() - startNanos) / 1e9);
    }

    private static CheckOutcome finish(ClusterHarness stack, DecisionLog log, long published)
            throws Exception {
        stack.decided(log, published, CATCH_UP);
        stack.jobs().stop("signal");
        log.read();
        assertThat(log.contradictions()).isEmpty();
        assertThat(log.scoredCount()).isEqualTo(log.decisionCount());
        assertThat(log.usedCount()).isEqualTo(log.decisionCount());
        say(
                "%d ticks = %d used + %d refused; %d vectors came again",
                published, log.usedCount(), log.refusedCount(), log.repetitions());
        var outcome =
                new CheckOutcome(
                        log.featuresDigest(),
                        log.signalsDigest(),
                        log.usedCount(),
                        log.refusedCount(),
                        log.signals(SignalVerdict.CANDIDATE));
        say("%s", outcome);
        return outcome;
    }

    private static void assertDeskIsTrue(ClusterHarness stack, DecisionLog log) throws Exception {
        var evidence = new DeskEvidence(stack.sandbox().bootstrapServers());
        Awaitility.await("the desk is done")
                .atMost(CATCH_UP)
                .pollInterval(Duration.ofSeconds(2))
                .until(
                        () ->
                                evidence.entries().keySet().containsAll(log.candidates())
                                        && evidence.allEnded()
                                        && DeskEvidence.nothingHeld(
                                                stack.sandbox().venue().journal()));

        VenueJournal journal = stack.sandbox().venue().journal();
        List<OrderDecision> verdicts = evidence.validVerdicts();
        say(
                "%d candidates, %d approved orders, %d at the venue, %d fills",
                log.candidates().size(),
                verdicts.stream().filter(OrderDecision::approved).count(),
                journal.orderCount(),
                journal.fills());
        assertThat(journal.orders()).extracting(JournalEntry::clOrdId).doesNotHaveDuplicates();
        assertThat(journal.orderCount()).isPositive();
        assertThat(OrderLaw.violations(verdicts, evidence.reports(), journal)).isEmpty();
        assertThat(evidence.entries().keySet())
                .containsExactlyInAnyOrderElementsOf(log.candidates());
        assertThat(evidence.entries().values()).allSatisfy(found -> assertThat(found).hasSize(1));
    }

    private static List<Path> files() throws IOException {
        if (!Files.isDirectory(TICKS)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(TICKS)) {
            return found.filter(file -> file.toString().endsWith(".mt5.csv.gz")).sorted().toList();
        }
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
