package io.tickflow.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.risk.RiskReason;
import io.tickflow.sandbox.fault.OrderBreach;
import io.tickflow.sandbox.fault.OrderBreach.Kind;
import io.tickflow.sandbox.fault.OrderLaw;
import io.tickflow.sandbox.stack.venue.VenueJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Faults of a schedule on one stack, one after the other. After each the feed pauses, everything
 * ends, and log, book and venue are compared.
 */
final class CrashRun {

    private static final int VERDICTS_AFTER = 20;
    private static final int ORDERS_AFTER = 5;
    private static final Set<RiskReason> REASONS =
            Set.of(
                    RiskReason.NONE,
                    RiskReason.KILL_SWITCH,
                    RiskReason.OPEN_TRADE_ON_SYMBOL,
                    RiskReason.OUT_OF_ORDER);

    /** Between two words of the operator: an answer takes a moment. */
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** A machine under other load takes minutes to start a desk. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private static final Duration POLL = Duration.ofMillis(250);

    private final CrashSetup setup;
    private final CrashSchedule schedule;
    private final CrashFile file;
    private final CrashStack stack;
    private final CrashLedger ledger;
    private long toldNanos = System.nanoTime();

    private CrashRun(CrashSetup setup, CrashSchedule schedule, CrashFile file, CrashStack stack) {
        this.setup = setup;
        this.schedule = schedule;
        this.file = file;
        this.stack = stack;
        this.ledger = new CrashLedger(stack.servers());
    }

    /** Runs the faults up to {@code faults} that have no result in {@code file} yet. */
    static void run(
            CrashSetup setup, CrashSchedule schedule, int faults, CrashFile file, Path parent)
            throws Exception {
        int first = file.next(setup, schedule.seed());
        if (first >= faults) {
            return;
        }
        try (var stack = CrashStack.start(parent, setup, schedule.seed() * 1_000 + first)) {
            var run = new CrashRun(setup, schedule, file, stack);
            stack.feed().start();
            for (int number = first; number < faults; number++) {
                run.step(schedule.step(number));
            }
            // A desk that caught up over a halt may have met none: the feed goes on until it has.
            awaitThat(
                    "verdicts for each of the reasons",
                    () -> run.ledger.readOn().reasons().containsAll(REASONS));
        }
    }

    private void step(CrashStep step) throws Exception {
        Path checkpoint = stack.awaitCheckpoint();
        int signals = stack.feed().published() + step.signalsBefore();
        awaitThat("signals before " + step, () -> stack.feed().published() >= signals);
        stack.suffer(step, checkpoint);
        awaitProgress(step);
        stack.feed().pause();
        long startNanos = System.nanoTime();
        awaitThat("everything has ended after " + step, this::isSettled);
        CrashResult result =
                result(step, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
        file.append(result);
        assertThat(result.details()).as("after %s of seed %d", step, schedule.seed()).isEmpty();
        stack.feed().goOn();
    }

    /** Tells the desk which position the venue shows on each symbol in doubt. */
    private void operate() throws IOException {
        if (ledger.blocked().isEmpty() || System.nanoTime() - toldNanos < TELL_NANOS) {
            return;
        }
        toldNanos = System.nanoTime();
        var held = CrashPositions.of(stack.venue().journal()).held();
        for (String symbol : ledger.blocked()) {
            stack.feed()
                    .publish(
                            new Control(
                                    "position-" + symbol + '-' + toldNanos,
                                    CrashLedger.ACCOUNT,
                                    Control.Command.POSITION,
                                    "crash run",
                                    "as the venue shows it",
                                    symbol,
                                    "",
                                    Quantity.nearest(held.getOrDefault(symbol, 0.0)),
                                    Double.NaN,
                                    ""));
        }
    }

    /** The desk trades again. */
    private void awaitProgress(CrashStep step) throws Exception {
        long verdicts = ledger.readOn().verdicts() + VERDICTS_AFTER;
        long orders = stack.venue().journal().orderCount() + ORDERS_AFTER;
        awaitThat(
                "trades after " + step,
                () -> {
                    boolean judges = ledger.readOn().verdicts() >= verdicts;
                    operate();
                    return judges && stack.venue().journal().orderCount() >= orders;
                });
    }

    private boolean isSettled() throws IOException {
        ledger.readOn();
        operate();
        return ledger.blocked().isEmpty()
                && ledger.entries().keySet().containsAll(stack.feed().candidates())
                && ledger.open().isEmpty()
                && CrashPositions.of(stack.venue().journal()).held().isEmpty();
    }

    private CrashResult result(CrashStep step, long settledMillis) throws IOException {
        // Anew, as a verdict may have become void since it was read.
        var log = new CrashLedger(stack.servers()).readOn();
        VenueJournal journal = stack.venue().journal();
        CrashPositions positions = CrashPositions.of(journal);
        List<OrderBreach> breaches = OrderLaw.breaches(log.orders(), log.reports(), journal);
        List<String> unjudged = unjudged(log);
        List<String> details = new ArrayList<>(log.breaks());
        breaches.forEach(breach -> details.add(breach.text()));
        details.addAll(unjudged);
        details.addAll(positions.reversals());
        positions.held().forEach((symbol, held) -> details.add("the venue holds " + held + symbol));
        return new CrashResult(
                setup,
                schedule.seed(),
                step.number(),
                step.fault(),
                step.lastsMillis(),
                settledMillis,
                stack.feed().candidates().size(),
                journal.orderCount(),
                count(breaches, Kind.DOUBLED),
                count(breaches, Kind.END) + unjudged.size(),
                count(breaches, Kind.FILL)
                        + count(breaches, Kind.NOT_INTENDED)
                        + positions.held().size(),
                count(breaches, Kind.LATE),
                positions.reversals().size(),
                details);
    }

    private List<String> unjudged(CrashLedger log) {
        List<String> unjudged = new ArrayList<>();
        for (String candidate : stack.feed().candidates()) {
            int verdicts = log.entries().getOrDefault(candidate, 0);
            if (verdicts != 1) {
                unjudged.add("signal " + candidate + " has " + verdicts + " verdicts");
            }
        }
        return unjudged;
    }

    private static long count(List<OrderBreach> breaches, Kind kind) {
        return breaches.stream().filter(breach -> breach.kind() == kind).count();
    }

    private static void awaitThat(String what, Callable<Boolean> holds) {
        await(what).atMost(TIMEOUT).pollInterval(POLL).until(holds);
    }
}
