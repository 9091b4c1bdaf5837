package io.tickflow.core.desk;

import static io.tickflow.core.desk.DeskEvents.HORIZON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.Control.Command;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.store.RecentStore;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.risk.RiskReason;
import io.tickflow.core.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random days at the desk: signals of three symbols, some repeated; orders that meet any fate;
 * reports late, twice and out of order; controls; a clock that jumps. A second desk, whose memory
 * never goes through a codec, has to answer the same at every step.
 */
class DeskPropertyTest {

    private static final List<String> SYMBOLS = List.of("EURUSD", "GBPUSD", "USDJPY", "AUDUSD");
    private static final int STEPS = 3_000;

    private final DeskHarness bed = new DeskHarness();
    private final DeskBook plainBook = new DeskBook();
    private final DeskMemory plain =
            new DeskMemory(
                    plainBook,
                    new MapStore<>(),
                    new RecentStore<>(
                            new MapStore<>(), new MapStore<>(), DeskMemory.ENDED_TRADES_MAX),
                    new RecordedVerdicts());
    private final List<Signal> signals = new ArrayList<>();
    private final Map<String, Long> marketMillis = new HashMap<>();
    private final Map<String, OrderDecision> entries = new HashMap<>();
    private final Set<String> clOrdIds = new HashSet<>();
    private int approved;
    private int lateFills;
    private long offset;
    private FakeVenue venue;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldKeepItsPromisesWhateverHappens(long seed) {
        var random = new Random(seed);
        venue = new FakeVenue(random);
        var undelivered = new ArrayList<ExecutionReport>();
        int read = 0;
        for (int i = 0; i < STEPS; i++) {
            passTime(random);
            venue.advance(bed.nowMillis);
            for (; read < venue.log.size(); read++) {
                undelivered.add(venue.log.get(read));
                if (random.nextInt(5) == 0) {
                    undelivered.add(venue.log.get(random.nextInt(read + 1)));
                }
            }
            switch (random.nextInt(6)) {
                case 0, 1 -> present(fresh(random, i));
                case 2 -> presentAgain(random);
                case 3 -> operate(random);
                default -> {
                    if (!undelivered.isEmpty()) {
                        deliver(undelivered.remove(random.nextInt(undelivered.size())));
                    }
                }
            }
            if (random.nextInt(3) == 0) {
                wakeUp();
            }
        }
        undelivered.forEach(this::deliver);
        settle(read);

        assertThat(approved).as("approved with seed %d", seed).isGreaterThan(20);
        assertThat(lateFills).as("late fills with seed %d", seed).isPositive();
        assertThat(venue.positions().values())
                .as("held with seed %d", seed)
                .allMatch(DeskPropertyTest::nothing);
        assertThat(bed.book().openTrades()).as("open with seed %d", seed).isZero();
    }

    /** From here on the venue answers; whatever is open has to end. */
    private void settle(int delivered) {
        venue.kind = true;
        int read = delivered;
        for (int round = 0; round < 200; round++) {
            if (venue.idle() && read == venue.log.size() && bed.book().openTrades() == 0) {
                return;
            }
            both(control(Command.RESUME));
            bed.nowMillis += HORIZON;
            wakeUp();
            venue.advance(bed.nowMillis);
            for (; read < venue.log.size(); read++) {
                deliver(venue.log.get(read));
            }
        }
    }

    private void passTime(Random random) {
        bed.nowMillis +=
                switch (random.nextInt(40)) {
                    case 0 -> 60_000;
                    case 1 -> -30_000;
                    default -> random.nextInt(1_500);
                };
    }

    private Signal fresh(Random random, int number) {
        String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
        long market = marketMillis.merge(symbol, 1L + random.nextInt(4_000), Long::sum);
        String id = symbol + number;
        long appended = bed.nowMillis - random.nextInt(6_000);
        Signal signal =
                random.nextInt(3) == 0
                        ? DeskEvents.vetoed(id, symbol, market, appended)
                        : DeskEvents.candidate(id, symbol, market, appended);
        signals.add(signal);
        return signal;
    }

    private void present(Signal signal) {
        boolean symbolFree = bed.book().tradesOn(signal.symbol()).isEmpty();
        DeskOutput output = both((desk, memory) -> desk.onSignal(memory, signal, bed.nowMillis));
        List<OrderDecision> verdicts =
                output.decisions().stream().filter(order -> order.leg() == Leg.ENTRY).toList();
        assertThat(verdicts).hasSize(signal.candidate() ? 1 : 0);
        for (OrderDecision verdict : verdicts) {
            assertThat(entries.put(verdict.decisionId(), verdict)).isNull();
            if (verdict.approved()) {
                approved++;
                assertThat(symbolFree).isTrue();
                assertThat(verdict.quantity()).isEqualTo(DeskHarness.QUANTITY);
                assertThat(bed.nowMillis).isLessThanOrEqualTo(verdict.expiresAtMillis());
            }
        }
    }

    private void presentAgain(Random random) {
        if (!signals.isEmpty()) {
            Signal signal = signals.get(random.nextInt(signals.size()));
            DeskOutput output =
                    both((desk, memory) -> desk.onSignal(memory, signal, bed.nowMillis));
            assertThat(output.decisions())
                    .allMatch(
                            order ->
                                    order.leg() == Leg.EXIT
                                            || order.reason() == RiskReason.OUT_OF_ORDER);
        }
    }

    private void operate(Random random) {
        if (random.nextInt(10) == 0) {
            both(control(random.nextInt(3) == 0 ? Command.HALT : Command.RESUME));
        }
    }

    private Step control(Command command) {
        DeskMessage message =
                DeskMessage.of(
                        offset++, new Control("c", DeskHarness.ACCOUNT, command, "test", ""));
        return (desk, memory) -> desk.onMessage(memory, message, bed.nowMillis);
    }

    private void deliver(ExecutionReport report) {
        DeskMessage message = DeskMessage.of(offset++, report);
        DeskOutput output = both((desk, memory) -> desk.onMessage(memory, message, bed.nowMillis));
        lateFills +=
                (int)
                        output.notes().stream()
                                .filter(note -> note.kind() == DeskNote.Kind.LATE_FILL)
                                .count();
        assertThat(output.notes())
                .noneMatch(note -> note.kind() == DeskNote.Kind.UNKNOWN_ORDER)
                .noneMatch(note -> note.kind() == DeskNote.Kind.ADOPTED_TRADE);
    }

    private void wakeUp() {
        both((desk, memory) -> desk.onWakeUp(memory, bed.nowMillis));
        assertThat(bed.next()).isGreaterThan(bed.nowMillis);
    }

    private DeskOutput both(Step step) {
        DeskOutput output = bed.step(memory -> step.take(bed.desk, memory));
        assertThat(step.take(bed.desk, plain)).isEqualTo(output);
        assertThat(bed.desk.nextWakeUpMillis(plainBook)).isEqualTo(bed.next());
        for (OrderDecision order : output.decisions()) {
            if (order.approved()) {
                assertThat(clOrdIds.add(order.clOrdId())).isTrue();
                assertThat(venue.send(order, bed.nowMillis)).isTrue();
            }
        }
        return output;
    }

    private static boolean nothing(Quantity units) {
        return units.isZero();
    }

    private interface Step {
        DeskOutput take(Desk desk, DeskMemory memory);
    }
}
