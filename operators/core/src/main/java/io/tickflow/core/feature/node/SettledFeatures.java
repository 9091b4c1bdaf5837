package io.tickflow.core.feature;

import org.jspecify.annotations.Nullable;

/**
 * Which features of a symbol are settled, as of the last vector, and until when that holds: within
 * a session it changes a few times, so it is not found out at each tick. No state: it follows from
 * the rest. Not thread-safe.
 */
final class SettledFeatures {

    private long @Nullable [] bits;
    private long untilTicks;
    private long untilAgeMillis;

    /** Ticks that close bars, before a feature of bars may settle. */
    private int barsLeft;

    /** The bits, if they still hold; null if they have to be found out. */
    long @Nullable [] bits(SymbolState state) {
        boolean hold =
                barsLeft > 0
                        && state.session().ticks() < untilTicks
                        && state.session().ageMillis() < untilAgeMillis;
        return hold ? bits : null;
    }

    /** Nothing is known any more. */
    void forget() {
        bits = null;
    }

    /** What was found out; {@link #isUnsettled} then says how long it holds. */
    void remember(long[] found) {
        bits = found;
        untilTicks = Long.MAX_VALUE;
        untilAgeMillis = Long.MAX_VALUE;
        barsLeft = Integer.MAX_VALUE;
    }

    /** A tick has closed bars. */
    void barsClosed() {
        barsLeft--;
    }

    /**
     * A feature cannot settle before so many bars have closed.
     *
     * @param bars at least 1; {@link Integer#MAX_VALUE} if bars do not decide it
     */
    void waitsForBars(int bars) {
        barsLeft = StrictMath.min(barsLeft, bars);
    }

    /** A feature of quotes with this readiness is not settled. */
    void isUnsettled(Readiness readiness, SymbolState state) {
        if (state.session().ticks() <= readiness.settled()) {
            untilTicks = StrictMath.min(untilTicks, readiness.settled() + 1L);
        }
        if (state.session().ageMillis() < readiness.sessionMillis()) {
            untilAgeMillis = StrictMath.min(untilAgeMillis, readiness.sessionMillis());
        }
    }
}
