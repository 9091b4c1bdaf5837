package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.cli.cluster.DeskCluster;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.process.ChildProcess;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.fault.DeskEvidence;
import io.tickflow.sandbox.fault.DeskEvidence.Recorded;
import io.tickflow.sandbox.fault.OrderLaw;
import io.tickflow.sandbox.fault.ProcessSignals;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import io.tickflow.sandbox.stack.venue.JournalEntry;
import io.tickflow.sandbox.stack.venue.VenueJournal;
import io.tickflow.sandbox.stack.venue.VenueProcess;
import io.tickflow.testkit.builder.TestInstruments;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The DeskJob on a cluster of processes, while the TaskManager of its sink is frozen for longer
 * than the JobManager waits, and wakes up when its successor has the account. Its FIX session is
 * still alive then, as far as the venue knows: only its lease keeps it from sending what it has.
 * The sink alone is frozen in each build, by SinkFencingITCase of the sandbox.
 */
@Tag("long")
class FrozenDeskITCase {

    private static final long SEED = 11;
    private static final int ORDERS_BEFORE = 20;
    private static final int ORDERS_AFTER = 20;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private String servers;
    private VenueProcess venue;
    private DeskEvidence evidence;

    @Test
    void shouldSendNothingWhenWokenBesideSuccessor(@TempDir Path parent) throws Exception {
        try (var directory = ScratchFolder.create(parent, false);
                var broker = KafkaBroker.start(directory)) {
            servers = broker.bootstrapServers();
            evidence = new DeskEvidence(servers);
            new TopicCheck(servers, TIMEOUT).run(TopicCatalogue.bundled(), true);
            try (var feed = new SignalFeed(servers, SEED);
                    var started = VenueProcess.start(directory, servers);
                    var cluster = DeskCluster.start(directory)) {
                venue = started;
                feed.quote();
                cluster.submit(settings());
                feed.start();
                awaitThat("orders", () -> venue.journal().orderCount() >= ORDERS_BEFORE);

                long old = evidence.newestEpoch();
                long successor = freezeUntilSucceeded(cluster, old);
                awaitThat(
                        "the successor trades",
                        () -> ordersUnder(successor).size() >= ORDERS_AFTER);
                cluster.awaitTaskManagers();
                assertNothingFromTheOldSession(successor);
                feed.stop();
                awaitThat("everything has ended", () -> settled(feed));

                assertNothingFromTheOldSession(successor);
                assertCounts(feed);
            }
        }
    }

    /** Returns the epoch of the successor, which has the account when the frozen one wakes up. */
    private long freezeUntilSucceeded(DeskCluster cluster, long old) throws IOException {
        ChildProcess frozen = cluster.taskManagerOfTheSink();
        try (var standstill = ProcessSignals.freeze(frozen.pid())) {
            awaitThat("a successor has the account", () -> evidence.newestEpoch() > old);
            assertThat(cluster.taskManagerOfTheSink().pid()).isNotEqualTo(frozen.pid());
        }
        return evidence.newestEpoch();
    }

    private void assertNothingFromTheOldSession(long successor) throws IOException {
        // Before the verdicts: each order that has arrived has one.
        List<JournalEntry> orders = venue.journal().orders();
        Map<String, Long> epochs = new HashMap<>();
        for (Recorded recorded : evidence.verdicts()) {
            if (!recorded.isVoid()) {
                epochs.putIfAbsent(recorded.verdict().clOrdId(), recorded.epoch());
            }
        }
        List<Long> arrived = orders.stream().map(order -> epochs.get(order.clOrdId())).toList();
        assertThat(arrived).as("each has a verdict that counts").doesNotContainNull();
        int first = arrived.indexOf(successor);
        assertThat(arrived.subList(0, first)).allMatch(epoch -> epoch < successor);
        assertThat(arrived.subList(first, arrived.size())).allMatch(epoch -> epoch >= successor);
    }

    private void assertCounts(SignalFeed feed) throws IOException {
        VenueJournal journal = venue.journal();
        List<OrderDecision> verdicts = evidence.validVerdicts();

        assertThat(journal.orders()).extracting(JournalEntry::clOrdId).doesNotHaveDuplicates();
        assertThat(OrderLaw.violations(verdicts, evidence.reports(), journal)).isEmpty();
        assertThat(evidence.entries().keySet())
                .containsExactlyInAnyOrderElementsOf(feed.candidates());
        assertThat(evidence.entries().values()).allSatisfy(found -> assertThat(found).hasSize(1));
    }

    private boolean settled(SignalFeed feed) throws IOException {
        return evidence.entries().keySet().containsAll(feed.candidates())
                && evidence.allEnded()
                && DeskEvidence.nothingHeld(venue.journal());
    }

    private List<Recorded> ordersUnder(long epoch) throws IOException {
        List<String> arrived =
                venue.journal().orders().stream().map(JournalEntry::clOrdId).toList();
        return evidence.verdicts().stream()
                .filter(recorded -> recorded.epoch() >= epoch)
                .filter(recorded -> arrived.contains(recorded.verdict().clOrdId()))
                .toList();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("tickflow.mode", "DEMO");
        settings.put("tickflow.kafka.bootstrap-servers", servers);
        settings.put("tickflow.fix.host", "127.0.0.1");
        settings.put("tickflow.fix.port", Integer.toString(venue.port()));
        settings.put("tickflow.fix.sender-comp-id", "TICKFLOW");
        settings.put("tickflow.fix.target-comp-id", "VENUE");
        settings.put("tickflow.fix.remembers-completed-orders", "true");
        settings.put("tickflow.fix.answers-positions", "true");
        settings.put("tickflow.fix.reconnect-interval", "1 s");
        settings.put("tickflow.execution.lease", "2 s");
        // The old session is in the way of the new one until the frozen process wakes up.
        settings.put("tickflow.execution.logon-wait", "0 s");
        settings.put("tickflow.execution.reconcile-wait", "2 s");
        settings.put("tickflow.execution.status-wait", "1 s");
        SignalFeed.SYMBOLS.forEach(symbol -> settings.putAll(TestInstruments.settings(symbol)));
        settings.put("tickflow.risk.entries-per-second", "1000");
        settings.put("tickflow.risk.entry-burst", "1000");
        return settings;
    }

    private static void awaitThat(String what, Callable<Boolean> holds) {
        await(what).atMost(TIMEOUT).pollInterval(POLL).until(holds);
    }
}
