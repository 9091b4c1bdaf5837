package io.tickflow.cli.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Faults in an order that follows from a seed: each kind once, then each again in another order.
 *
 * @param kinds of faults
 * @param lastsMillisMax longest time of a fault
 */
record CrashSchedule(long seed, List<CrashFault> kinds, long lastsMillisMax) {

    private static final int SIGNALS_MIN = 20;
    private static final int SIGNALS_MAX = 150;
    private static final long LASTS_MILLIS_MIN = 500;

    /** Returns the step of this number, the same on each call. */
    CrashStep step(int number) {
        int round = number / kinds.size();
        List<CrashFault> order = new ArrayList<>(kinds);
        Collections.shuffle(order, new Random(seed * 1_000 + round));
        var random = new Random(seed * 1_000_003 + number);
        return new CrashStep(
                number,
                order.get(number % kinds.size()),
                random.nextInt(SIGNALS_MIN, SIGNALS_MAX + 1),
                random.nextLong(LASTS_MILLIS_MIN, lastsMillisMax + 1));
    }
}
