package io.tickflow.bench;

import picocli.CommandLine.Option;

/** Options of a feed of ticks: a warm-up that does not count, then phases of equal length. */
public final class FeedPlan {

    @Option(names = "--rate", description = "Ticks a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--warm-up",
            description = "Seconds that do not count (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds;

    @Option(
            names = "--seconds",
            description = "Seconds of each phase that counts (default: ${DEFAULT-VALUE}).")
    private int seconds;

    /**
     * Creates the options.
     *
     * @param rate ticks a second by default
     * @param warmUpSeconds length of the warm-up by default
     * @param seconds length of a phase by default
     */
    public FeedPlan(int rate, int warmUpSeconds, int seconds) {
        this.rate = rate;
        this.warmUpSeconds = warmUpSeconds;
        this.seconds = seconds;
    }

    int warmUpTicks() {
        return rate * warmUpSeconds;
    }

    int phaseTicks() {
        return rate * seconds;
    }

    /** Number of the first tick of a phase, from 0. */
    public int firstTick(int phase) {
        return warmUpTicks() + phase * phaseTicks();
    }

    /** Creates a feed, which begins in a second. */
    public TimedFeed feed(String bootstrapServers, int phases) {
        return new TimedFeed(bootstrapServers, rate, firstTick(phases));
    }
}
