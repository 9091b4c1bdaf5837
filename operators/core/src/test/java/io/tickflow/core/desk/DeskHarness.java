package io.tickflow.core.desk;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.store.RecentId;
import io.tickflow.core.desk.store.RecentStore;
import io.tickflow.core.event.Mode;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.instrument.TestInstruments;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.risk.RiskConfig;
import io.tickflow.core.signal.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;

/** A desk whose memory goes through the codecs at every step, and a clock that tests set. */
final class DeskHarness {

    static final long START = 1_700_000_000_000L;
    static final String ACCOUNT = "SANDBOX-1";
    static final Quantity QUANTITY = Quantity.of(10_000);
    static final DeskConfig CONFIG =
            new DeskConfig(
                    ACCOUNT,
                    Mode.PAPER,
                    TestInstruments.ALL,
                    Quantity.parse("0.1"),
                    Map.of("XAUUSD", Quantity.parse("0.1")),
                    10_000,
                    1_000,
                    3,
                    new RiskConfig(3, Quantity.of(1_000_000), 10, 20));

    private static final int WAKE_UPS_MAX = 1_000;
    private static final DeskBookCodec BOOKS = new DeskBookCodec();

    final Desk desk;
    private final CodecStore<String, SymbolMarket> markets;
    private final CodecStore<String, Trade> ended;
    private final CodecStore<Integer, RecentId> endedRing;
    private final int capacity;
    private RecordedVerdicts recorded = new RecordedVerdicts();
    private byte[] book;
    private long messageOffset;
    long nowMillis = START;

    DeskHarness() {
        this(CONFIG, DeskMemory.ENDED_TRADES_MAX);
    }

    DeskHarness(DeskConfig config, int capacity) {
        this(
                new Desk(config),
                capacity,
                CodecStore.write(BOOKS, new DeskBook()),
                new CodecStore<>(new SymbolMarketCodec()),
                new CodecStore<>(new TradeCodec()),
                new CodecStore<>(new RecentIdCodec()));
    }

    private DeskHarness(
            Desk desk,
            int capacity,
            byte[] book,
            CodecStore<String, SymbolMarket> markets,
            CodecStore<String, Trade> ended,
            CodecStore<Integer, RecentId> endedRing) {
        this.desk = desk;
        this.capacity = capacity;
        this.book = book;
        this.markets = markets;
        this.ended = ended;
        this.endedRing = endedRing;
    }

    /** Copy of what a checkpoint keeps; the clock goes on. */
    DeskHarness snapshot() {
        return snapshot(desk);
    }

    /** The same for a desk of another configuration. */
    DeskHarness snapshot(DeskConfig config) {
        return snapshot(new Desk(config));
    }

    private DeskHarness snapshot(Desk desk) {
        var copy =
                new DeskHarness(
                        desk, capacity, book, markets.copy(), ended.copy(), endedRing.copy());
        copy.messageOffset = messageOffset;
        copy.nowMillis = nowMillis;
        return copy;
    }

    DeskOutput signal(Signal signal) {
        return step(memory -> desk.onSignal(memory, signal, nowMillis));
    }

    /** A report at the next place in its topic. */
    DeskOutput report(ExecutionReport report) {
        return message(DeskMessage.of(messageOffset++, report));
    }

    DeskOutput control(Control.Command command) {
        return control(new Control("c1", ACCOUNT, command, "test", ""));
    }

    /** A control at the next place in its topic. */
    DeskOutput control(Control control) {
        return message(DeskMessage.of(messageOffset++, control));
    }

    DeskOutput message(DeskMessage message) {
        return step(memory -> desk.onMessage(memory, message, nowMillis));
    }

    /** Reads the log, as the first step of a run does. */
    DeskOutput catchUp(DeskLog log) {
        recorded = new RecordedVerdicts();
        return step(
                memory -> {
                    try {
                        return desk.catchUp(memory, log, nowMillis);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    DeskOutput wakeUp() {
        return step(memory -> desk.onWakeUp(memory, nowMillis));
    }

    /**
     * Lets time pass, with a wake-up whenever the desk wants one, unless it wants one for nothing.
     */
    DeskOutput pass(long millis) {
        long until = nowMillis + millis;
        var all = new DeskOutput();
        int wakeUps = 0;
        for (long next = next(); next <= until; next = next()) {
            if (++wakeUps > WAKE_UPS_MAX) {
                throw new AssertionError(
                        "the desk wants to be woken at %d again and again".formatted(next));
            }
            nowMillis = Math.max(nowMillis, next);
            DeskOutput output = wakeUp();
            all.decisions().addAll(output.decisions());
            all.notes().addAll(output.notes());
        }
        nowMillis = until;
        return all;
    }

    long next() {
        return desk.nextWakeUpMillis(book());
    }

    DeskBook book() {
        return CodecStore.read(BOOKS, book);
    }

    int rememberedTrades() {
        return ended.size() + endedRing.size();
    }

    DeskOutput step(Function<DeskMemory, DeskOutput> step) {
        DeskBook loaded = book();
        var memory =
                new DeskMemory(
                        loaded, markets, new RecentStore<>(ended, endedRing, capacity), recorded);
        DeskOutput output = step.apply(memory);
        book = CodecStore.write(BOOKS, loaded);
        return output;
    }
}
