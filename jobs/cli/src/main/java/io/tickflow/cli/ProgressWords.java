package io.tickflow.cli;

import java.util.Locale;

/** Words that lines of progress have in common. */
public final class ProgressWords {

    /** Before that, a pace says more about the start than about what follows. */
    private static final double SECONDS_MIN = 2;

    private ProgressWords() {}

    /** So many ticks, one of them a tick. */
    public static String ticks(long count) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "tick" : "ticks");
    }

    /**
     * Time left at the pace so far.
     *
     * @param fraction of it that is done, 0 to 1
     * @param seconds that this took
     */
    public static String left(double fraction, double seconds) {
        return fraction <= 0 || (fraction < 1 && seconds < SECONDS_MIN)
                ? "starting"
                : String.format(
                        Locale.ROOT,
                        "%,.0f s left",
                        seconds * (1 - Math.min(1, fraction)) / fraction);
    }
}
