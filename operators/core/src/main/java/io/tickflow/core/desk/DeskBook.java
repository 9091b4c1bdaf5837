package io.tickflow.core.desk;

import io.tickflow.core.risk.TokenBucket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the desk needs at every step: open trades, kill switch, order rate. Bounded. */
public final class DeskBook {

    /** Open trades at most, adopted ones included. */
    public static final int TRADES_MAX = 1_000;

    private final Map<String, Trade> trades = new LinkedHashMap<>();
    private boolean halted;
    private TokenBucket bucket = TokenBucket.NEW;
    private int symbols;
    private long decidedSignals;
    private long endedTrades;

    /** The book of an account that never traded. */
    public DeskBook() {}

    DeskBook(
            boolean halted,
            TokenBucket bucket,
            int symbols,
            long decidedSignals,
            long endedTrades,
            Collection<Trade> trades) {
        this.halted = halted;
        this.bucket = bucket;
        this.symbols = symbols;
        this.decidedSignals = decidedSignals;
        this.endedTrades = endedTrades;
        trades.forEach(this::open);
    }

    /** Trades that are open: in the order in which they were opened. */
    public List<Trade> trades() {
        return new ArrayList<>(trades.values());
    }

    /** True if an operator stopped new entries. */
    public boolean halted() {
        return halted;
    }

    /** Number of open trades. */
    public int openTrades() {
        return trades.size();
    }

    List<Trade> tradesOn(String symbol) {
        return trades.values().stream().filter(trade -> trade.symbol().equals(symbol)).toList();
    }

    @Nullable Trade trade(String decisionId) {
        return trades.get(decisionId);
    }

    boolean full() {
        return trades.size() >= TRADES_MAX;
    }

    void open(Trade trade) {
        trades.put(trade.decisionId(), trade);
    }

    void close(Trade trade) {
        trades.remove(trade.decisionId());
    }

    void halt(boolean value) {
        halted = value;
    }

    TokenBucket bucket() {
        return bucket;
    }

    void bucket(TokenBucket value) {
        bucket = value;
    }

    int symbols() {
        return symbols;
    }

    void symbolAdded() {
        symbols++;
    }

    long decidedSignals() {
        return decidedSignals;
    }

    void signalDecided() {
        decidedSignals++;
    }

    long endedTrades() {
        return endedTrades;
    }

    void tradeEnded() {
        endedTrades++;
    }
}
