package io.tickflow.core.desk;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.event.Mode;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.risk.TokenBucket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State that the desk needs at every step: open trades, kill switch, order rate, place in its log.
 * Bounded.
 */
public final class DeskBook {

    /** Open trades at most, adopted ones included. */
    public static final int TRADES_MAX = 1_000;

    private final Map<String, Trade> trades = new LinkedHashMap<>();
    private final Remainders remainders = new Remainders();
    private boolean halted;
    private TokenBucket bucket = TokenBucket.NEW;
    private int symbols;
    private long endedTrades;
    private LogPosition position = LogPosition.START;
    private @Nullable Mode mode;

    /** The book of an account that never traded. */
    public DeskBook() {}

    DeskBook(
            boolean halted,
            TokenBucket bucket,
            int symbols,
            long endedTrades,
            LogPosition position,
            Collection<Trade> trades) {
        this.halted = halted;
        this.bucket = bucket;
        this.symbols = symbols;
        this.endedTrades = endedTrades;
        this.position = position;
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

    /** Units held on {@code symbol}, negative if short: by open trades and as remainders. */
    public Quantity heldOn(String symbol) {
        Quantity held = remainders.heldOn(symbol);
        for (Trade trade : tradesOn(symbol)) {
            held = held.plus(trade.heldQuantity());
        }
        return held;
    }

    /** Mode of the desk that wrote the book; null if it never started, or in an earlier release. */
    @Nullable Mode mode() {
        return mode;
    }

    void mode(@Nullable Mode value) {
        mode = value;
    }

    Remainders remainders() {
        return remainders;
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

    /** Obeys a control of an operator. RESUME also allows stuck trades new attempts to close. */
    void obey(Control control, long nowMillis) {
        switch (control.command()) {
            case HALT -> halt();
            case RESUME -> {
                halted = false;
                trades.values().forEach(trade -> trade.resume(nowMillis));
            }
        }
    }

    /** No new entries until a RESUME. */
    void halt() {
        halted = true;
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

    long endedTrades() {
        return endedTrades;
    }

    void tradeEnded() {
        endedTrades++;
    }

    LogPosition position() {
        return position;
    }

    void position(LogPosition value) {
        position = value;
    }
}
