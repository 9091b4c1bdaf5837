package io.tickflow.core.feed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects silences. A silence counts once the tick that ended it is followed by one that is not
 * earlier, so that a single wrong clock does not create a weekend. Not thread-safe.
 */
final class SilenceTally {

    private static final long GAP_MILLIS = 60_000;
    private static final long DAY_MILLIS = 86_400_000;
    private static final int OVER_A_DAY_MAX = 520;

    private final List<Silence> overADay = new ArrayList<>();
    private long count;
    private long totalMillis;
    private long overADayMillis;
    private @Nullable Silence longest;
    private @Nullable Silence doubtful;

    /** Adds a tick at {@code nowMillis} that follows one at {@code beforeMillis}. */
    void add(long beforeMillis, long nowMillis) {
        if (doubtful != null && nowMillis >= doubtful.endServerLocalMillis()) {
            take(doubtful);
        }
        doubtful =
                nowMillis - beforeMillis > GAP_MILLIS ? new Silence(beforeMillis, nowMillis) : null;
    }

    private void take(Silence silence) {
        if (silence.millis() > DAY_MILLIS) {
            overADayMillis += silence.millis();
            if (overADay.size() < OVER_A_DAY_MAX) {
                overADay.add(silence);
            }
            return;
        }
        count++;
        totalMillis += silence.millis();
        if (longest == null || silence.millis() > longest.millis()) {
            longest = silence;
        }
    }

    /** Total length of all silences of more than a day. */
    long overADayMillis() {
        return overADayMillis;
    }

    Gaps gaps() {
        return new Gaps(count, totalMillis, longest, overADay);
    }
}
