package io.tickflow.core.desk;

import io.tickflow.core.desk.store.RecentId;
import io.tickflow.core.desk.store.RecentStore;
import io.tickflow.core.desk.store.Store;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * Memory of the desk for one account: the book, which every step reads and changes, and two larger
 * parts of which a step touches only a few entries. The caller writes the book back after each
 * step; the stores write their changes at once.
 */
public final class DeskMemory {

    /** Symbols that are followed at most. */
    public static final int SYMBOLS_MAX = 10_000;

    /** Ended trades that are remembered by id. */
    public static final int ENDED_TRADES_MAX = 4_096;

    private final DeskBook book;
    private final Store<String, SymbolMarket> markets;
    private final RecentStore<Trade> ended;
    private final RecordedVerdicts recorded;

    // A step asks for the market of its own symbol again and again.
    private String marketSymbol = "";
    private @Nullable SymbolMarket market;

    /**
     * Memory whose parts are kept elsewhere.
     *
     * @param book book of the account
     * @param markets by symbol
     * @param ended trades that ended, as a rule {@link #ENDED_TRADES_MAX}
     * @param recorded what this run found in the log; nobody keeps it for another run
     */
    public DeskMemory(
            DeskBook book,
            Store<String, SymbolMarket> markets,
            RecentStore<Trade> ended,
            RecordedVerdicts recorded) {
        this.book = book;
        this.markets = markets;
        this.ended = ended;
        this.recorded = recorded;
    }

    DeskBook book() {
        return book;
    }

    RecordedVerdicts recorded() {
        return recorded;
    }

    SymbolMarket market(String symbol) {
        SymbolMarket kept = kept(symbol);
        return kept == null ? SymbolMarket.EMPTY : kept;
    }

    /** True if the market of {@code symbol} is followed, or there is room to. */
    boolean follows(String symbol) {
        return book.symbols() < SYMBOLS_MAX || kept(symbol) != null;
    }

    /** Advances the market of a symbol by a signal that is newer than all before. */
    void remember(Signal signal) {
        String symbol = signal.symbol();
        change(symbol, market(symbol).after(signal));
    }

    /** True if a signal of this time was certainly judged. */
    boolean judged(String symbol, long eventTimeMillis) {
        return eventTimeMillis < market(symbol).marketTimeMillis();
    }

    /** The trade of a decision, open or ended; null if there is none or it is forgotten. */
    @Nullable Trade trade(String decisionId) {
        Trade open = book.trade(decisionId);
        return open == null ? ended.get(decisionId) : open;
    }

    /** True if the trade of so old a decision may have been forgotten. */
    boolean forgotten(String symbol, long eventTimeMillis) {
        return eventTimeMillis <= market(symbol).tradesForgottenMillis();
    }

    /** Puts an unfinished trade into the book; returns false if there is no room. */
    boolean open(Trade trade, long nowMillis) {
        if (trade.finished() || book.trade(trade.decisionId()) != null) {
            return true;
        }
        if (book.full()) {
            return false;
        }
        trade.reopen(nowMillis);
        book.remainders().remove(trade.decisionId());
        book.open(trade);
        return true;
    }

    /**
     * Remembers an ended trade among the ended ones; true if it was open until now.
     *
     * @param remainder units that it still holds, too few for an order; negative if short
     */
    boolean end(Trade trade, Quantity remainder) {
        String id = trade.decisionId();
        boolean wasOpen = book.trade(id) != null;
        book.remainders().put(id, trade.symbol(), remainder);
        book.close(trade);
        if (ended.get(id) != null) {
            ended.replace(id, trade);
            return wasOpen;
        }
        var recent = new RecentId(id, trade.symbol(), trade.eventTimeMillis());
        RecentId forgotten = ended.add(recent, trade, book.endedTrades());
        book.tradeEnded();
        if (forgotten != null) {
            String of = forgotten.symbol();
            change(of, market(of).forgottenTrade(forgotten.eventTimeMillis()));
        }
        return wasOpen;
    }

    private void change(String symbol, SymbolMarket changed) {
        boolean followed = kept(symbol) != null;
        if (!followed && book.symbols() >= SYMBOLS_MAX) {
            return;
        }
        if (!followed) {
            book.symbolAdded();
        }
        markets.put(symbol, changed);
        market = changed;
    }

    private @Nullable SymbolMarket kept(String symbol) {
        if (!symbol.equals(marketSymbol) || market == null) {
            market = markets.get(symbol);
            marketSymbol = symbol;
        }
        return market;
    }
}
