package io.tickflow.cli.console;

import java.util.Locale;

/** Common phrases of progress lines and counts. */
public final class ProgressWords {

    /** Time before an estimate, as an earlier rate reflects only the start. */
    private static final double SECONDS_MIN = 2;

    private ProgressWords() {}

    /** Formats a number of ticks, with the singular for one. */
    public static String ticks(long count) {
        return count(count, "tick");
    }

    /** Formats a number of things whose plural ends with an s. */
    public static String count(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
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
