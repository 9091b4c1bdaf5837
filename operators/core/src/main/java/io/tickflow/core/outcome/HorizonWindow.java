package io.tickflow.core.outcome;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decisions of a symbol whose horizon has not passed yet. One thread. */
final class HorizonWindow {

    private final long horizonMillis;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Extreme highestBid = new Extreme();
    private final Extreme lowestBid = new Extreme();
    private final Extreme highestAsk = new Extreme();
    private final Extreme lowestAsk = new Extreme();
    private long newest;
    private @Nullable DecisionQuote last;

    private record Waiting(long index, DecisionQuote decision) {}

    HorizonWindow(long horizonMillis) {
        this.horizonMillis = horizonMillis;
    }

    /** Ends what a quote of {@code nowMillis} is too late for. */
    void endBefore(long nowMillis, Consumer<Outcome> outcomes) {
        while (!waiting.isEmpty() && end(waiting.getFirst()) < nowMillis) {
            outcomes.accept(outcome(waiting.removeFirst()));
        }
    }

    /** Ends what no later quote can change, {@code nowMillis} being the time of the newest. */
    void endAt(long nowMillis, Consumer<Outcome> outcomes) {
        endBefore(nowMillis + 1, outcomes);
    }

    /** Adds a quote, which is a decision, too. */
    void add(long index, DecisionQuote quote) {
        highestBid.add(index, quote.bid());
        lowestBid.add(index, -quote.bid());
        highestAsk.add(index, quote.ask());
        lowestAsk.add(index, -quote.ask());
        newest = index;
        last = quote;
        waiting.addLast(new Waiting(index, quote));
    }

    private long end(Waiting entry) {
        return entry.decision().eventTimeMillis() + horizonMillis;
    }

    private Outcome outcome(Waiting entry) {
        long index = entry.index();
        DecisionQuote decision = entry.decision();
        return new Outcome(
                decision,
                horizonMillis,
                newest - index,
                last == null ? decision : last,
                highestBid.after(index, decision.bid()),
                -lowestBid.after(index, -decision.bid()),
                highestAsk.after(index, decision.ask()),
                -lowestAsk.after(index, -decision.ask()));
    }
}
