package io.tickflow.bench.kills;

import io.tickflow.core.order.OrderDecision;
import io.tickflow.sandbox.fault.DeskEvidence;
import io.tickflow.sandbox.fault.OrderLaw;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.venue.JournalEntry;
import io.tickflow.sandbox.stack.venue.VenueJournal;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Proof that no order was lost or doubled. */
final class OrderProof {

    private static final int WAITS_MAX = 120;

    private OrderProof() {}

    /**
     * Waits until every order has ended, and prints what became of them.
     *
     * @throws IllegalStateException if the law of orders is broken
     */
    static void check(Sandbox sandbox) throws Exception {
        var evidence = new DeskEvidence(sandbox.bootstrapServers());
        for (int wait = 0; wait < WAITS_MAX && !hasEnded(evidence, sandbox); wait++) {
            TimeUnit.SECONDS.sleep(1);
        }
        VenueJournal journal = sandbox.venue().journal();
        List<OrderDecision> verdicts = evidence.validVerdicts();
        List<String> violations = OrderLaw.violations(verdicts, evidence.reports(), journal);
        long twice =
                evidence.entries().values().stream().filter(found -> found.size() != 1).count();
        var ids = new HashSet<String>();
        long repeated =
                journal.orders().stream()
                        .map(JournalEntry::clOrdId)
                        .filter(i -> !ids.add(i))
                        .count();
        System.out.printf(
                "%,d verdicts on entries, %,d approved orders, %,d at the venue, %,d fills;"
                        + " %d decisions with several verdicts, %d ids twice at the venue, %d breaches of the law%n",
                evidence.entries().size(),
                verdicts.stream().filter(OrderDecision::approved).count(),
                journal.orderCount(),
                journal.fills(),
                twice,
                repeated,
                violations.size());
        if (twice + repeated + violations.size() > 0) {
            throw new IllegalStateException("the law of orders is broken: " + violations);
        }
    }

    private static boolean hasEnded(DeskEvidence evidence, Sandbox sandbox) throws Exception {
        return evidence.allEnded() && DeskEvidence.nothingHeld(sandbox.venue().journal());
    }
}
