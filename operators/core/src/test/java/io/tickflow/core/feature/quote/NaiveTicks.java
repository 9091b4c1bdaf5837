package io.tickflow.core.feature.quote;

import io.tickflow.core.market.Tick;
import java.util.Arrays;
import java.util.List;

/** Answers about a series of ticks by going through all of it again: the oracle. */
record NaiveTicks(List<Tick> ticks) {

    /** The tick held just before {@code millis}, the first one if there was none yet. */
    Tick heldBefore(long millis) {
        Tick held = ticks.get(0);
        for (Tick tick : ticks) {
            if (tick.eventTimeMillis() >= millis) {
                break;
            }
            held = tick;
        }
        return held;
    }

    long startMillis() {
        return ticks.get(0).eventTimeMillis();
    }

    long nowMillis() {
        return ticks.get(ticks.size() - 1).eventTimeMillis();
    }

    /** Change of mid with tick {@code i}, 0 at the first. */
    double move(int i) {
        if (i == 0) {
            return 0;
        }
        double mid = ticks.get(i).mid();
        double change = mid - ticks.get(i - 1).mid();
        return StrictMath.abs(change) < 1e-11 * mid ? 0 : change;
    }

    /** All changes of mid that are not zero. */
    double[] moves() {
        double[] moves = new double[ticks.size()];
        int count = 0;
        for (int i = 0; i < ticks.size(); i++) {
            if (move(i) != 0) {
                moves[count++] = move(i);
            }
        }
        return Arrays.copyOf(moves, count);
    }

    /** Whether tick {@code i} lies in the last {@code buckets} of {@code bucketMillis}. */
    boolean isWithin(int i, long bucketMillis, int buckets) {
        long bucket = ticks.get(i).eventTimeMillis() / bucketMillis;
        return bucket > nowMillis() / bucketMillis - buckets;
    }
}
