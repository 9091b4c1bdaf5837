package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.savepoint.TopicLog;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.sandbox.fault.DeskEvidence;
import io.tickflow.sandbox.fault.OrderLaw;
import io.tickflow.sandbox.stack.venue.JournalEntry;
import io.tickflow.sandbox.stack.venue.VenueJournal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;

/** Proof from the topics and the venue that a desk traded each candidate once. */
final class DeskProof {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    private DeskProof() {}

    /** Each candidate has one verdict, and each approved order was at the venue once. */
    static void assertTrue(ClusterHarness stack, DecisionLog log) throws Exception {
        var evidence = new DeskEvidence(stack.sandbox().bootstrapServers());
        Awaitility.await("the desk is done")
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofSeconds(2))
                .until(
                        () ->
                                evidence.entries().keySet().containsAll(log.candidates())
                                        && evidence.allEnded());
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
        assertThat(evidence.entries().keySet()).containsAll(log.candidates());
        assertThat(verdicts)
                .filteredOn(OrderDecision::approved)
                .extracting(OrderDecision::decisionId)
                .isSubsetOf(log.candidates());
        assertThat(evidence.entries().values()).allSatisfy(found -> assertThat(found).hasSize(1));
    }

    /** One claim, and no heartbeat that came after its lease. */
    static void assertLeaseIsHeld(ClusterHarness stack) throws Exception {
        List<LeaseChange> changes = new ArrayList<>();
        try (var log =
                new TopicLog(stack.sandbox().bootstrapServers(), EventTypes.LEASES.topic())) {
            for (var record : log.read()) {
                LeaseChange change = EventTypes.LEASES.decode(record.value()).body();
                if (!change.account().startsWith("job:")) {
                    changes.add(change);
                }
            }
        }
        assertThat(changes)
                .filteredOn(change -> change.state() == LeaseChange.State.OPENED)
                .hasSize(1);
        assertThat(changes)
                .extracting(LeaseChange::state)
                .doesNotContain(LeaseChange.State.RELEASED);
        long longestMillis = 0;
        for (int i = 1; i < changes.size(); i++) {
            longestMillis =
                    Math.max(
                            longestMillis,
                            changes.get(i).changedAtMillis()
                                    - changes.get(i - 1).changedAtMillis());
        }
        say(
                "%d heartbeats of the desk, the longest time between two %d ms of a lease of %d ms",
                changes.size(), longestMillis, changes.get(changes.size() - 1).leaseMillis());
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
