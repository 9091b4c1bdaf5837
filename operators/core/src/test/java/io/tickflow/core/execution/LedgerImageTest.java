package io.tickflow.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LedgerImageTest {

    private static final int REMEMBERED_MAX = 50;
    private static final int SEEDS = 30;
    private static final int TRADES = 40;

    @Test
    void shouldGoOnFromImageAsFromTheWholeLog() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Consumer<OrderLedger>> log = log(new Random(seed));
            var whole = new OrderLedger(REMEMBERED_MAX);
            log.forEach(record -> record.accept(whole));

            int place = new Random(seed).nextInt(log.size());
            var before = new OrderLedger(REMEMBERED_MAX);
            log.subList(0, place).forEach(record -> record.accept(before));
            var after = new OrderLedger(REMEMBERED_MAX);
            after.restore(before.image());
            log.subList(place, log.size()).forEach(record -> record.accept(after));

            assertThat(after.image()).as("seed %d", seed).isEqualTo(whole.image());
            assertThat(after.heldBySymbol()).as("seed %d", seed).isEqualTo(whole.heldBySymbol());
            assertThat(after.open()).allMatch(order -> order.perhapsSent);
        }
    }

    @Test
    void shouldRememberFirstVerdictsThroughImage() {
        var before = new OrderLedger(2);
        before.restoreVerdict(Orders.denied("c1"));
        before.restoreVerdict(Orders.denied("c2"));
        before.restoreVerdict(Orders.denied("c3"));

        var after = new OrderLedger(2);
        after.restore(before.image());

        assertThat(after.noteVerdict(Orders.entry("c3", 1))).isEqualTo(DeskVerdict.DENIED);
        assertThat(after.mayHaveForgotten(Orders.entry("c1", 1))).isTrue();
    }

    @Test
    void shouldKeepLateFillOfTradeThatWasFlat() {
        var before = new OrderLedger(REMEMBERED_MAX);
        OrderDecision entry = Orders.entry("c1", 1);
        before.restoreVerdict(entry);
        before.restoreReport(ExecutionReport.ofSink(entry, OrderState.EXPIRED, "", 1));

        var after = new OrderLedger(REMEMBERED_MAX);
        after.restore(before.image());
        after.restoreReport(filled(entry, 5));

        assertThat(after.heldBySymbol()).containsEntry("EURUSD", Quantity.of(5));
    }

    /** Trades that are filled, closed, refused or left open, their records mixed up. */
    private static List<Consumer<OrderLedger>> log(Random random) {
        List<List<Consumer<OrderLedger>>> trades = new ArrayList<>();
        for (int i = 0; i < TRADES; i++) {
            trades.add(trade("c" + i, random));
        }
        List<Consumer<OrderLedger>> log = new ArrayList<>();
        while (!trades.isEmpty()) {
            List<Consumer<OrderLedger>> trade = trades.get(random.nextInt(trades.size()));
            log.add(trade.remove(0));
            if (trade.isEmpty()) {
                trades.remove(trade);
            }
        }
        return log;
    }

    private static List<Consumer<OrderLedger>> trade(String id, Random random) {
        List<Consumer<OrderLedger>> records = new ArrayList<>();
        OrderDecision entry = Orders.entry(id, 1);
        OrderDecision exit = Orders.exitOf(id, "x-" + id);
        if (random.nextInt(5) == 0) {
            records.add(ledger -> ledger.restoreVerdict(Orders.denied(id)));
            return records;
        }
        records.add(ledger -> ledger.restoreVerdict(entry));
        records.add(l -> l.restoreReport(ExecutionReport.ofSink(entry, OrderState.SENT, "", 1)));
        switch (random.nextInt(4)) {
            case 0 ->
                    records.add(
                            l ->
                                    l.restoreReport(
                                            ExecutionReport.ofSink(
                                                    entry, OrderState.REJECTED, "", 1)));
            case 1 -> records.add(l -> l.restoreReport(filled(entry, 1_000)));
            case 2 -> {
                records.add(l -> l.restoreReport(filled(entry, 1_000)));
                records.add(ledger -> ledger.restoreVerdict(exit));
                records.add(l -> l.restoreReport(filled(exit, 1_000)));
            }
            default -> {
                // Left open.
            }
        }
        return records;
    }

    private static ExecutionReport filled(OrderDecision order, long units) {
        return ExecutionReport.ofOperator(
                order, null, OrderState.FILLED, Quantity.of(units), 1, "", 2);
    }
}
