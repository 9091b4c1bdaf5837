package io.tickflow.core.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes of one symbol whose quotes are also kept elsewhere: {@link #restore} continues from
 * them, with the same outcomes as without an interruption. A repeated decision is left out. One
 * thread.
 */
public final class SymbolOutcomes {

    private static final long LONGEST_MILLIS =
            OutcomeTracker.HORIZONS_MILLIS.get(OutcomeTracker.HORIZONS_MILLIS.size() - 1);

    private final OutcomeTracker tracker;
    private final Consumer<Outcome> outcomes;
    private boolean isRestoring;
    private @Nullable SymbolQuote newest;
    private long oldestMillis = Long.MAX_VALUE;

    /**
     * @param outcomes receiver, in order of time within each horizon
     */
    public SymbolOutcomes(Consumer<Outcome> outcomes) {
        this.outcomes = outcomes;
        this.tracker = new OutcomeTracker(this::tell);
    }

    /** Takes kept quotes in their order. Their outcomes were told before. */
    public void restore(Iterable<SymbolQuote> kept) {
        isRestoring = true;
        kept.forEach(this::add);
        isRestoring = false;
    }

    /** Takes the next decision; false if it is a repeated one, which changes nothing. */
    public boolean add(SymbolQuote quote) {
        if (newest != null && !quote.isAfter(newest)) {
            return false;
        }
        newest = quote;
        oldestMillis = Math.min(oldestMillis, quote.eventTimeMillis());
        tracker.add(quote.decision());
        return true;
    }

    /** True if half of the time of the kept quotes, or more, is not needed any more. */
    public boolean hasExcess() {
        return newest != null && newest.eventTimeMillis() - oldestMillis > 2 * LONGEST_MILLIS;
    }

    /** Quotes among {@code kept} that a later {@link #restore} needs. */
    public List<SymbolQuote> needed(Iterable<SymbolQuote> kept) {
        var needed = new ArrayList<SymbolQuote>();
        for (SymbolQuote quote : kept) {
            if (newest != null
                    && quote.eventTimeMillis() >= newest.eventTimeMillis() - LONGEST_MILLIS) {
                needed.add(quote);
            }
        }
        oldestMillis = needed.isEmpty() ? Long.MAX_VALUE : needed.get(0).eventTimeMillis();
        return needed;
    }

    private void tell(Outcome outcome) {
        if (!isRestoring) {
            outcomes.accept(outcome);
        }
    }
}
