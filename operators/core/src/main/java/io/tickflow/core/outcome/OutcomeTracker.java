package io.tickflow.core.outcome;

import java.util.List;
import java.util.function.Consumer;

/**
 * Outcomes of the decisions of one symbol, each as soon as its horizon has passed. A decision that
 * waits takes about 300 bytes. One thread.
 */
public final class OutcomeTracker {

    /** 1 s, 10 s, 1 min, 5 min and 1 h. */
    public static final List<Long> HORIZONS_MILLIS =
            List.of(1_000L, 10_000L, 60_000L, 300_000L, 3_600_000L);

    private final List<HorizonWindow> windows;
    private final Consumer<Outcome> outcomes;
    private long index;
    private long newestMillis = Long.MIN_VALUE;

    /**
     * @param outcomes receiver, in order of time within each horizon
     */
    public OutcomeTracker(Consumer<Outcome> outcomes) {
        this(HORIZONS_MILLIS, outcomes);
    }

    /**
     * Tracks other horizons.
     *
     * @param horizonsMillis lengths of the times after each decision, above 0
     * @param outcomes receiver, in order of time within each horizon
     */
    public OutcomeTracker(List<Long> horizonsMillis, Consumer<Outcome> outcomes) {
        this.outcomes = outcomes;
        this.windows = horizonsMillis.stream().map(HorizonWindow::new).toList();
    }

    /**
     * Takes the next decision.
     *
     * @throws IllegalArgumentException if it is older than the one before
     */
    public void add(DecisionQuote quote) {
        if (quote.eventTimeMillis() < newestMillis) {
            throw new IllegalArgumentException(
                    "a quote of %d after one of %d"
                            .formatted(quote.eventTimeMillis(), newestMillis));
        }
        newestMillis = quote.eventTimeMillis();
        index++;
        for (HorizonWindow window : windows) {
            window.endBefore(newestMillis, outcomes);
            window.add(index, quote);
        }
    }

    /** Ends the decisions whose horizon has passed by the newest quote. */
    public void end() {
        windows.forEach(window -> window.endAt(newestMillis, outcomes));
    }
}
