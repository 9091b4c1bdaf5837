package io.tickflow.core.desk;

import static io.tickflow.core.desk.DeskEvents.HORIZON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.DeskNote.Kind;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.Control.Command;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.risk.RiskReason;
import io.tickflow.core.signal.Signal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A desk that is killed again and again and restored from an old checkpoint: it reads signals,
 * reports and controls from the offsets of that checkpoint, with a later clock, and what was on the
 * way to the sink is lost. Its log alone tells it what the run before did. Some signals come twice,
 * and some out of order, as a restarted SignalJob publishes them.
 */
class DeskCrashTest {

    private static final List<String> SYMBOLS = List.of("EURUSD", "GBPUSD", "USDJPY", "AUDUSD");
    private static final int STEPS = 10_000;

    private final List<Signal> signals = new ArrayList<>();
    private final List<Control> controls = new ArrayList<>();
    private final Map<String, Long> marketMillis = new HashMap<>();
    private final Deque<OrderDecision> onTheWay = new ArrayDeque<>();
    private final Map<Kind, Integer> notes = new EnumMap<>(Kind.class);
    private Running running = new Running(new DeskHarness(), 0, 0, 0);
    private Running checkpoint = running.copy();
    private FakeVenue venue;
    private FakeSink sink;

    /** A desk and how far it has read its topics. */
    private static final class Running {
        final DeskHarness bed;
        int signalOffset;
        int reportOffset;
        int controlOffset;

        Running(DeskHarness bed, int signalOffset, int reportOffset, int controlOffset) {
            this.bed = bed;
            this.signalOffset = signalOffset;
            this.reportOffset = reportOffset;
            this.controlOffset = controlOffset;
        }

        Running copy() {
            return new Running(bed.snapshot(), signalOffset, reportOffset, controlOffset);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldDecideOnceAndEndFlatDespiteKills(long seed) {
        var random = new Random(seed);
        start(random);
        for (int i = 0; i < STEPS; i++) {
            step(random, i);
        }
        settle();

        Map<RiskReason, Long> reasons =
                verdicts().values().stream()
                        .collect(
                                Collectors.groupingBy(
                                        OrderDecision::reason, Collectors.counting()));
        assertThat(verdicts().keySet())
                .as("judged with seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        signals.stream().map(Signal::decisionId).distinct().toList());
        assertThat(reasons)
                .as("reasons with seed %d", seed)
                .containsKeys(
                        RiskReason.NONE,
                        RiskReason.KILL_SWITCH,
                        RiskReason.SIGNAL_TOO_OLD,
                        RiskReason.OUT_OF_ORDER);
        assertThat(notes.get(Kind.REPEATED_SIGNAL)).as("seed %d", seed).isPositive();
        assertThat(notes)
                .as("notes with seed %d", seed)
                .doesNotContainKeys(Kind.ADOPTED_TRADE, Kind.UNKNOWN_ORDER);
        assertThat(venue.positions().values())
                .as("held with seed %d", seed)
                .isNotEmpty()
                .allMatch(Quantity::isZero);
        assertThat(running.bed.book().openTrades()).as("open with seed %d", seed).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void shouldHoldOneTradePerSymbolDespiteKills(long seed) {
        var random = new Random(seed);
        start(random);
        venue.honest = true;
        for (int i = 0; i < STEPS; i++) {
            step(random, i);
            assertThat(venue.positions().values())
                    .as("held with seed %d", seed)
                    .allMatch(units -> !units.abs().isAbove(DeskHarness.QUANTITY));
            assertThat(openEntries().values()).as("seed %d", seed).allMatch(open -> open <= 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void shouldKnowAllFromItsLogAlone(long seed) {
        var random = new Random(seed);
        start(random);
        for (int i = 0; i < STEPS / 4 || openTrades(running.bed).isEmpty(); i++) {
            step(random, i);
        }
        List<String> open = openTrades(running.bed);
        // All state is lost, and what was on its way, but not what the consumer groups had
        // committed.
        onTheWay.clear();
        running =
                new Running(
                        new DeskHarness(),
                        running.signalOffset,
                        running.reportOffset,
                        running.controlOffset);
        catchUp();
        while (readReport() || readControl()) {}
        settle();

        assertThat(open).as("seed %d", seed).isNotEmpty();
        assertThat(venue.positions().values())
                .as("held with seed %d", seed)
                .allMatch(Quantity::isZero);
    }

    private void start(Random random) {
        venue = new FakeVenue(random);
        sink = new FakeSink(venue);
    }

    private void step(Random random, int number) {
        running.bed.nowMillis += random.nextInt(400);
        venue.advance(running.bed.nowMillis);
        switch (random.nextInt(8)) {
            case 0, 1 -> publishSignal(random, number);
            case 2, 3, 4 -> upToFour(random, this::readSignal);
            case 5, 6 -> upToFour(random, this::readReport);
            default -> wakeUp();
        }
        if (random.nextBoolean()) {
            sendOne();
        }
        if (random.nextInt(100) == 0) {
            publishControl(random.nextInt(4) == 0 ? Command.HALT : Command.RESUME);
        }
        if (random.nextInt(20) == 0) {
            readControl();
        }
        if (random.nextInt(80) == 0) {
            takeCheckpoint();
        }
        if (random.nextInt(100) == 0) {
            crash(random);
        }
    }

    private static void upToFour(Random random, BooleanSupplier read) {
        for (int i = random.nextInt(4); i >= 0 && read.getAsBoolean(); i--) {}
    }

    private void publishSignal(Random random, int number) {
        if (!signals.isEmpty() && random.nextInt(10) == 0) {
            signals.add(signals.get(random.nextInt(signals.size())));
            return;
        }
        String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
        boolean late = random.nextInt(20) == 0;
        long market = marketMillis.merge(symbol, late ? 0L : random.nextInt(3_999) + 2, Long::sum);
        long now = running.bed.nowMillis;
        signals.add(DeskEvents.candidate(symbol + number, symbol, late ? market - 1 : market, now));
    }

    private void publishControl(Command command) {
        String id = "c" + controls.size();
        controls.add(new Control(id, DeskHarness.ACCOUNT, command, "test", ""));
    }

    private boolean readSignal() {
        boolean more = running.signalOffset < signals.size();
        if (more) {
            emit(running.bed.signal(signals.get(running.signalOffset++)));
        }
        return more;
    }

    private boolean readReport() {
        boolean more = running.reportOffset < venue.log.size();
        if (more) {
            int offset = running.reportOffset++;
            emit(running.bed.message(DeskMessage.of(offset, venue.log.get(offset))));
        }
        return more;
    }

    private boolean readControl() {
        boolean more = running.controlOffset < controls.size();
        if (more) {
            int offset = running.controlOffset++;
            emit(running.bed.message(DeskMessage.of(offset, controls.get(offset))));
        }
        return more;
    }

    private void wakeUp() {
        emit(running.bed.wakeUp());
    }

    private void emit(DeskOutput output) {
        onTheWay.addAll(output.decisions());
        output.notes().forEach(note -> notes.merge(note.kind(), 1, Integer::sum));
    }

    private boolean sendOne() {
        OrderDecision verdict = onTheWay.poll();
        if (verdict != null) {
            sink.take(verdict, running.bed.nowMillis);
        }
        return verdict != null;
    }

    /** The barrier reaches the sink only behind everything that was sent before it. */
    private void takeCheckpoint() {
        while (sendOne()) {}
        checkpoint = running.copy();
    }

    private void crash(Random random) {
        long now = running.bed.nowMillis + (random.nextBoolean() ? 500 : 10_000);
        onTheWay.clear();
        running = checkpoint.copy();
        running.bed.nowMillis = now;
        venue.advance(now);
        catchUp();
    }

    private void catchUp() {
        var log = new FakeLog();
        log.verdicts.addAll(sink.verdicts);
        log.reports.addAll(venue.log);
        log.controls.addAll(controls);
        emit(running.bed.catchUp(log));
    }

    private void settle() {
        venue.kind = true;
        for (int round = 0; round < 300; round++) {
            running.bed.nowMillis += HORIZON / 10;
            venue.advance(running.bed.nowMillis);
            publishControl(Command.RESUME);
            while (readSignal() || readReport() || readControl()) {}
            wakeUp();
            while (sendOne()) {}
        }
    }

    /** Recorded verdicts on entries by decision. */
    private Map<String, OrderDecision> verdicts() {
        return sink.verdicts.stream()
                .filter(verdict -> verdict.leg() == Leg.ENTRY)
                .collect(Collectors.toMap(OrderDecision::decisionId, verdict -> verdict));
    }

    private static List<String> openTrades(DeskHarness bed) {
        return bed.book().trades().stream().map(Trade::decisionId).toList();
    }

    /** Entries that the venue has filled and no exit has closed, by symbol. */
    private Map<String, Long> openEntries() {
        Map<String, Quantity> held = new HashMap<>();
        Map<String, String> symbols = new HashMap<>();
        Map<String, Quantity> filled = new HashMap<>();
        for (ExecutionReport report : venue.log) {
            Quantity before = filled.getOrDefault(report.clOrdId(), Quantity.ZERO);
            Quantity more = FakeVenue.more(report, before);
            filled.put(report.clOrdId(), before.plus(more));
            held.merge(
                    report.decisionId(),
                    report.side() == Side.BUY ? more : more.negated(),
                    Quantity::plus);
            symbols.put(report.decisionId(), report.symbol());
        }
        return held.entrySet().stream()
                .filter(entry -> !entry.getValue().isZero())
                .collect(
                        Collectors.groupingBy(
                                entry -> symbols.get(entry.getKey()), Collectors.counting()));
    }
}
