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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * State that the desk needs at every step: open trades, kill switch, order rate, place in its log.
 * Bounded.
 */
public final class DeskBook {

    /** Open trades at most, adopted ones included. */
    public static final int TRADES_MAX = 1_000;

    /** Blocked symbols at most: with one more, the account is halted. */
    static final int BLOCKED_MAX = 1_000;

    private static final int REASON_CHARS_MAX = 500;

    private final Map<String, Trade> trades = new LinkedHashMap<>();
    private final Remainders remainders = new Remainders();

    /** Reason by symbol. */
    private final Map<String, String> blocked = new LinkedHashMap<>();

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

    /**
     * Takes a control from before this run. Commands that are obeyed once are not obeyed late: the
     * trades that they meant may have ended.
     */
    void restore(Control control, long nowMillis) {
        switch (control.command()) {
            case HALT, RESUME, BLOCK, UNBLOCK -> obey(control, nowMillis);
            case RETRY_EXITS, FLATTEN, RESOLVE, POSITION, ANSWER -> {
                // Whoever said it was told that nobody answered.
            }
        }
    }

    /** Obeys a control, as far as it is about the desk. */
    void obey(Control control, long nowMillis) {
        switch (control.command()) {
            case HALT -> halt();
            case RESUME -> halted = false;
            case RETRY_EXITS -> on(control).forEach(trade -> trade.retryExits(nowMillis));
            case FLATTEN -> on(control).forEach(trade -> trade.flatten(nowMillis));
            case BLOCK -> block(control.symbol(), control.reason());
            case UNBLOCK -> blocked.remove(control.symbol());
            case RESOLVE, POSITION, ANSWER -> {
                // The sink reports what follows from them.
            }
        }
    }

    /** Reason why no order on {@code symbol} may be decided; empty if there is none. */
    public String blockOf(String symbol) {
        return blocked.getOrDefault(symbol, "");
    }

    /** Number of blocked symbols. */
    public int blockedSymbols() {
        return blocked.size();
    }

    /** Reason by blocked symbol. */
    Map<String, String> blocked() {
        return blocked;
    }

    private void block(String symbol, String reason) {
        if (blocked.size() >= BLOCKED_MAX && !blocked.containsKey(symbol)) {
            halt();
        } else {
            blocked.put(symbol, reason.substring(0, Math.min(REASON_CHARS_MAX, reason.length())));
        }
    }

    private Stream<Trade> on(Control control) {
        return trades.values().stream().filter(trade -> control.isAbout(trade.symbol()));
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
