package io.tickflow.testkit.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.execution.OrderLog;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Contract of an {@link OrderLog}, to be run against each of them. Records of other tests may be in
 * the log, so each test has an account of its own.
 */
public abstract class OrderLogContract {

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();
    private static final long OLD_EPOCH = 3;
    private static final long NEW_EPOCH = 8;

    private final String account = "contract-" + ACCOUNTS.incrementAndGet();

    /** For the tests of one log. */
    protected OrderLogContract() {}

    /** Opens the log once more; its records are those of the handles before. */
    protected abstract OrderLog open() throws IOException;

    /** Records that a newer owner has the account to itself. */
    protected abstract void append(LeaseChange opening) throws IOException;

    private record Replay(
            List<OrderDecision> verdicts, List<ExecutionReport> reports, long voided) {}

    @Test
    void shouldReplayVerdictsBeforeTheirReports() throws Exception {
        OrderDecision first = entry("o1");
        OrderDecision second = Verdicts.exit(account, "o2");
        OrderDecision denied = Verdicts.deniedInsteadOf(entry("o3"));
        ExecutionReport sent = report(first, OrderState.SENT);
        ExecutionReport filled = report(first, OrderState.FILLED);
        try (OrderLog log = open()) {
            append(log, first, sent, second, filled, denied);
        }

        List<Object> replayed = new ArrayList<>();
        try (OrderLog log = open()) {
            log.replay(account, replayed::add, replayed::add);
        }

        assertThat(replayed).containsExactly(first, second, denied, sent, filled);
    }

    @Test
    void shouldReplayWhatIsAcknowledged() throws Exception {
        try (OrderLog writer = open();
                OrderLog reader = open()) {
            OrderDecision verdict = entry("o1");
            ExecutionReport report = report(verdict, OrderState.SENT);
            get(writer.append(verdict));
            get(writer.append(report));

            Replay replay = replay(reader);

            assertThat(replay.verdicts()).containsExactly(verdict);
            assertThat(replay.reports()).containsExactly(report);
        }
    }

    @Test
    void shouldReplayOneAccountOnly() throws Exception {
        OrderDecision foreign = Verdicts.entry(account + "-other", "o1", 1);
        OrderDecision own = entry("o2");
        try (OrderLog log = open()) {
            append(log, foreign, report(foreign, OrderState.SENT), own);

            Replay replay = replay(log);

            assertThat(replay.verdicts()).containsExactly(own);
            assertThat(replay.reports()).isEmpty();
        }
    }

    @Test
    void shouldKeepNumbersThatAreMissing() throws Exception {
        OrderDecision verdict = entry("o1");
        ExecutionReport unfilled = report(verdict, OrderState.REJECTED);
        try (OrderLog log = open()) {
            append(log, verdict, unfilled);

            assertThat(unfilled.lastPrice()).isNaN();
            assertThat(replay(log).reports()).containsExactly(unfilled);
        }
    }

    @Test
    void shouldMoveTheEndBehindAcknowledgedVerdicts() throws Exception {
        try (OrderLog log = open()) {
            long before = log.ordersEnd();
            get(log.append(entry("o1")));
            long after = log.ordersEnd();
            get(log.append(report(entry("o1"), OrderState.SENT)));

            assertThat(after).isGreaterThan(before);
            assertThat(log.ordersEnd()).as("reports lie elsewhere").isEqualTo(after);
        }
    }

    @Test
    void shouldHaveAcknowledgedAllAppendsAfterAFlush() throws Exception {
        try (OrderLog log = open()) {
            List<CompletableFuture<Void>> appends = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                appends.add(log.append(entry("o" + i)));
            }

            log.flush();

            assertThat(appends).allMatch(CompletableFuture::isDone);
            assertThat(replay(log).verdicts())
                    .extracting(OrderDecision::clOrdId)
                    .startsWith("o0", "o1", "o2")
                    .endsWith("o99")
                    .hasSize(100);
        }
    }

    @Test
    void shouldSkipAndCountVoidVerdicts() throws Exception {
        OrderDecision valid = entry("o1");
        OrderDecision ofNewOwner = entry("o3");
        try (OrderLog old = open();
                OrderLog successor = open()) {
            old.writeAs(OLD_EPOCH);
            get(old.append(valid));
            append(opening(successor.ordersEnd()));
            get(old.append(entry("o2")));
            successor.writeAs(NEW_EPOCH);
            get(successor.append(ofNewOwner));

            Replay replay = replay(successor);

            assertThat(replay.verdicts()).containsExactly(valid, ofNewOwner);
            assertThat(replay.voided()).isEqualTo(1);
        }
    }

    @Test
    void shouldKnowWhichDecisionsHaveAVerdict() throws Exception {
        OrderDecision denied = Verdicts.deniedInsteadOf(entry("o1"));
        OrderDecision exit = Verdicts.exit(account, "o2");
        try (OrderLog log = open()) {
            append(log, denied, exit);

            assertThat(log.holdsVerdict(account, denied.decisionId())).isTrue();
            assertThat(log.holdsVerdict(account, exit.decisionId())).isFalse();

            OrderDecision later = entry("o3");
            append(log, later);
            assertThat(log.holdsVerdict(account, later.decisionId())).isTrue();
        }
    }

    @Test
    void shouldPassControlsOfBeforeAndOnesThatCome() throws Exception {
        Control before = control("c1", account);
        Control later = control("c2", Control.ALL_ACCOUNTS);
        List<Control> past = new ArrayList<>();
        BlockingQueue<Control> live = new LinkedBlockingQueue<>();
        try (OrderLog writer = open();
                OrderLog reader = open()) {
            get(writer.append(before));
            get(writer.append(control("c3", account + "-other")));

            reader.followControls(
                    account,
                    control -> take(control, past),
                    live::add,
                    failure -> {
                        throw new AssertionError(failure);
                    });
            get(writer.append(later));

            assertThat(past).containsExactly(before);
            assertThat(live.poll(30, TimeUnit.SECONDS)).isEqualTo(later);
        }
    }

    /** Other tests say something to all accounts. */
    private static void take(Control control, List<Control> past) {
        if (!control.account().equals(Control.ALL_ACCOUNTS)) {
            past.add(control);
        }
    }

    private static Control control(String controlId, String account) {
        return Control.onSymbol(
                controlId, account, Control.Command.FLATTEN, "ops", "test", "EURUSD");
    }

    private OrderDecision entry(String clOrdId) {
        return Verdicts.entry(account, clOrdId, 60_000);
    }

    private LeaseChange opening(long ordersFrom) {
        return new LeaseChange(
                account, LeaseChange.State.OPENED, NEW_EPOCH, "successor", 5_000, ordersFrom, 1);
    }

    private static ExecutionReport report(OrderDecision order, OrderState state) {
        return ExecutionReport.ofSink(order, state, "", 42);
    }

    private static void append(OrderLog log, Object... records) throws Exception {
        for (Object record : records) {
            get(
                    record instanceof OrderDecision verdict
                            ? log.append(verdict)
                            : log.append((ExecutionReport) record));
        }
    }

    private static void get(CompletableFuture<Void> append) throws Exception {
        var unused = append.get(30, TimeUnit.SECONDS);
    }

    private Replay replay(OrderLog log) throws IOException {
        List<OrderDecision> verdicts = new ArrayList<>();
        List<ExecutionReport> reports = new ArrayList<>();
        long voided = log.replay(account, verdicts::add, reports::add);
        return new Replay(verdicts, reports, voided);
    }
}
