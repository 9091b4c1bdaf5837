package io.tickflow.core.desk;

import io.tickflow.core.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * All that the desk remembers of one account: the book, which every step reads and changes, and
 * three larger parts of which a step touches a few entries. Whoever keeps it writes the book back
 * after each step; the stores are written as they are changed.
 */
public final class DeskMemory {

    /** Symbols that are followed at most. */
    public static final int SYMBOLS_MAX = 10_000;

    /** Signals whose verdict is remembered by id. */
    public static final int SIGNALS_MAX = 4_096;

    /** Ended trades that are remembered by id. */
    public static final int ENDED_TRADES_MAX = 4_096;

    private final DeskBook book;
    private final Store<String, SymbolMarket> markets;
    private final RecentStore<SignalMark> signals;
    private final RecentStore<Trade> ended;

    /**
     * Memory whose parts are kept elsewhere.
     *
     * @param book of the account
     * @param markets by symbol
     * @param signals signals that have their verdict, at least {@link #SIGNALS_MAX} or what a test
     *     wants
     * @param ended trades that ended
     */
    public DeskMemory(
            DeskBook book,
            Store<String, SymbolMarket> markets,
            RecentStore<SignalMark> signals,
            RecentStore<Trade> ended) {
        this.book = book;
        this.markets = markets;
        this.signals = signals;
        this.ended = ended;
    }

    DeskBook book() {
        return book;
    }

    SymbolMarket market(String symbol) {
        SymbolMarket market = markets.get(symbol);
        return market == null ? SymbolMarket.EMPTY : market;
    }

    /** True if the market of {@code symbol} is followed, or there is room to. */
    boolean follows(String symbol) {
        return book.symbols() < SYMBOLS_MAX || markets.get(symbol) != null;
    }

    /**
     * True if the signal has been seen before, or is older than what is remembered of its symbol:
     * such a one was seen and forgotten, because signals of a symbol come in the order of their
     * time. Also true if there is a trade of it, which only a report told of.
     */
    boolean decided(Signal signal) {
        return remembers(signal) || trade(signal.decisionId()) != null;
    }

    private boolean remembers(Signal signal) {
        return signal.eventTimeMillis() <= market(signal.symbol()).signalsForgottenMillis()
                || signals.get(signal.decisionId()) != null;
    }

    /** Advances the market of the symbol and remembers the signal by its id. */
    void remember(Signal signal) {
        String symbol = signal.symbol();
        change(symbol, market(symbol).seen(signal));
        Trade open = book.trade(signal.decisionId());
        if (open != null) {
            open.holdFor(signal.horizonMillis());
        }
        if (remembers(signal)) {
            return;
        }
        var mark = new SignalMark(symbol, signal.eventTimeMillis());
        SignalMark forgotten = signals.add(signal.decisionId(), mark, book.decidedSignals());
        book.signalDecided();
        if (forgotten != null) {
            String of = forgotten.symbol();
            change(of, market(of).forgottenSignal(forgotten.eventTimeMillis()));
        }
    }

    /** The trade of a decision, open or ended; null if there is none or it is forgotten. */
    @Nullable Trade trade(String decisionId) {
        Trade open = book.trade(decisionId);
        return open == null ? ended.get(decisionId) : open;
    }

    /** True if the trade of so old a decision may have been forgotten. */
    boolean forgotten(ExecutionReport report) {
        return report.eventTimeMillis() <= market(report.symbol()).tradesForgottenMillis();
    }

    /** Sees to it that a trade which is not finished is in the book; false if there is no room. */
    boolean open(Trade trade, long nowMillis) {
        if (trade.finished() || book.trade(trade.decisionId()) != null) {
            return true;
        }
        if (book.full()) {
            return false;
        }
        trade.resume(nowMillis);
        book.open(trade);
        return true;
    }

    /** Remembers a finished trade among the ended ones; true if it was open until now. */
    boolean end(Trade trade) {
        String id = trade.decisionId();
        boolean wasOpen = book.trade(id) != null;
        book.close(trade);
        if (ended.get(id) != null) {
            ended.replace(id, trade);
            return wasOpen;
        }
        Trade forgotten = ended.add(id, trade, book.endedTrades());
        book.tradeEnded();
        if (forgotten != null) {
            String of = forgotten.symbol();
            change(of, market(of).forgottenTrade(forgotten.eventTimeMillis()));
        }
        return wasOpen;
    }

    private void change(String symbol, SymbolMarket market) {
        boolean followed = markets.get(symbol) != null;
        if (!followed && book.symbols() >= SYMBOLS_MAX) {
            return;
        }
        if (!followed) {
            book.symbolAdded();
        }
        markets.put(symbol, market);
    }
}
