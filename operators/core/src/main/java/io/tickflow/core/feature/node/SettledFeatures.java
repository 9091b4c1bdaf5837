package io.tickflow.core.feature.node;

import io.tickflow.core.feature.store.SessionSpan;
import org.jspecify.annotations.Nullable;

/**
 * Caches which features of a symbol are settled, as of its last vector, until the next one may
 * settle: within a session that happens a few times. Not state, since it follows from the rest. Not
 * thread-safe.
 */
public final class SettledFeatures {

    private long @Nullable [] bits;
    private long untilTicks;
    private long untilAgeMillis;

    /** Ticks that close bars, before a feature of bars may settle. */
    private int barsLeft;

    /** A bit for each settled feature; null if the cache has expired. */
    public long @Nullable [] bits(SessionSpan session) {
        boolean hold =
                barsLeft > 0
                        && session.ticks() < untilTicks
                        && session.ageMillis() < untilAgeMillis;
        return hold ? bits : null;
    }

    /** Forgets the bits. */
    public void invalidate() {
        bits = null;
    }

    /** Caches bits that do not expire, unless one of the methods below says so. */
    public void cache(long[] settled) {
        bits = settled;
        untilTicks = Long.MAX_VALUE;
        untilAgeMillis = Long.MAX_VALUE;
        barsLeft = Integer.MAX_VALUE;
    }

    /** A tick has closed bars. */
    public void onBarsClosed() {
        barsLeft--;
    }

    /**
     * Lets the bits expire after so many bars have closed.
     *
     * @param bars at least 1; {@link Integer#MAX_VALUE} if bars settle nothing
     */
    public void expireAfterBars(int bars) {
        barsLeft = StrictMath.min(barsLeft, bars);
    }

    /** Lets the bits expire when an unsettled feature of quotes with this warm-up may settle. */
    public void expireAfter(FeatureWarmup warmup, SessionSpan session) {
        if (session.ticks() <= warmup.settled()) {
            untilTicks = StrictMath.min(untilTicks, warmup.settled() + 1L);
        }
        if (session.ageMillis() < warmup.sessionMillis()) {
            untilAgeMillis = StrictMath.min(untilAgeMillis, warmup.sessionMillis());
        }
    }
}
