package io.tickflow.core.desk;

import static io.tickflow.core.desk.DeskEvents.HORIZON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.Control.Command;
import io.tickflow.core.signal.Signal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A desk that is killed again and again and restored from its last checkpoint: it reads signals and
 * reports from the offsets of that checkpoint, decides anew with a later clock, and what was on the
 * way to the sink is lost. The venue throws if a decision ever has two entries.
 */
class DeskCrashTest {

    private static final List<String> SYMBOLS = List.of("EURUSD", "GBPUSD", "USDJPY", "AUDUSD");
    private static final int STEPS = 10_000;

    private final List<Signal> signals = new ArrayList<>();
    private final Map<String, Long> marketMillis = new HashMap<>();
    private final Deque<OrderDecision> onTheWay = new ArrayDeque<>();
    private Running running = new Running(new DeskBed(), 0, 0);
    private Running checkpoint = running.copy();
    private int repeatedOrders;
    private int adoptedTrades;

    /** A desk and how far it has read its topics. */
    private static final class Running {
        final DeskBed bed;
        int signalOffset;
        int reportOffset;

        Running(DeskBed bed, int signalOffset, int reportOffset) {
            this.bed = bed;
            this.signalOffset = signalOffset;
            this.reportOffset = reportOffset;
        }

        Running copy() {
            return new Running(bed.snapshot(), signalOffset, reportOffset);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldHoldNothingInTheEndHoweverOftenItIsKilled(long seed) {
        var random = new Random(seed);
        var venue = new FakeVenue(random);
        for (int i = 0; i < STEPS; i++) {
            running.bed.nowMillis += random.nextInt(400);
            venue.advance(running.bed.nowMillis);
            switch (random.nextInt(8)) {
                case 0, 1 -> publishSignal(random, i);
                case 2, 3, 4 -> readSignal();
                case 5, 6 -> readReport(venue);
                default -> wakeUp();
            }
            if (random.nextBoolean()) {
                sendOne(venue);
            }
            if (random.nextInt(100) == 0) {
                emit(running.bed.control(Command.RESUME));
            }
            if (random.nextInt(80) == 0) {
                takeCheckpoint(venue);
            }
            if (random.nextInt(100) == 0) {
                crash(random);
            }
        }
        settle(venue);

        assertThat(repeatedOrders).as("repeated with seed %d", seed).isPositive();
        assertThat(adoptedTrades).as("adopted with seed %d", seed).isPositive();
        assertThat(venue.positions().values())
                .as("held with seed %d", seed)
                .isNotEmpty()
                .allMatch(units -> Math.abs(units) < DeskOrder.QUANTITY_EPSILON);
        assertThat(running.bed.book().openTrades()).as("open with seed %d", seed).isZero();
    }

    private void publishSignal(Random random, int number) {
        String symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
        long market = marketMillis.merge(symbol, (long) random.nextInt(4_000), Long::sum);
        long now = running.bed.nowMillis;
        signals.add(DeskEvents.candidate(symbol + number, symbol, market, now));
    }

    private boolean readSignal() {
        boolean more = running.signalOffset < signals.size();
        if (more) {
            emit(running.bed.signal(signals.get(running.signalOffset++)));
        }
        return more;
    }

    private boolean readReport(FakeVenue venue) {
        boolean more = running.reportOffset < venue.log.size();
        if (more) {
            emit(running.bed.report(venue.log.get(running.reportOffset++)));
        }
        return more;
    }

    private void wakeUp() {
        emit(running.bed.wakeUp());
    }

    private void emit(DeskOutput output) {
        output.decisions().stream().filter(OrderDecision::approved).forEach(onTheWay::add);
        for (DeskNote note : output.notes()) {
            adoptedTrades += note.kind() == DeskNote.Kind.ADOPTED_TRADE ? 1 : 0;
        }
    }

    private boolean sendOne(FakeVenue venue) {
        OrderDecision order = onTheWay.poll();
        if (order != null && !venue.send(order, running.bed.nowMillis)) {
            repeatedOrders++;
        }
        return order != null;
    }

    /** The barrier reaches the sink only behind everything that was sent before it. */
    private void takeCheckpoint(FakeVenue venue) {
        while (sendOne(venue)) {}
        checkpoint = running.copy();
    }

    private void crash(Random random) {
        long now = running.bed.nowMillis + (random.nextBoolean() ? 500 : 10_000);
        onTheWay.clear();
        running = checkpoint.copy();
        running.bed.nowMillis = now;
    }

    private void settle(FakeVenue venue) {
        venue.kind = true;
        for (int round = 0; round < 300; round++) {
            running.bed.nowMillis += HORIZON / 10;
            venue.advance(running.bed.nowMillis);
            while (readSignal() || readReport(venue)) {}
            emit(running.bed.control(Command.RESUME));
            wakeUp();
            while (sendOne(venue)) {}
        }
    }
}
