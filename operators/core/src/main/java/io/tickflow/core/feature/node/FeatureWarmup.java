package io.tickflow.core.feature;

import io.tickflow.core.bar.BarSpec;
import java.util.List;

/**
 * From when on a value counts.
 *
 * @param pace what the indices count
 * @param firstValid index from 0 of the first update that gives a number
 * @param settled index from which on it does not depend on where the series started
 * @param sessionMillis age of the session that it takes besides
 */
record Readiness(Pace pace, int firstValid, int settled, long sessionMillis) {

    /** Later by {@code updates}. */
    Readiness after(int updates) {
        return new Readiness(pace, firstValid + updates, settled + updates, sessionMillis);
    }

    /** The later of both to settle: bars take longer than ticks, and longer bars than shorter. */
    static Readiness ofBoth(Readiness one, Readiness other, List<BarSpec> bars) {
        if (one.pace.equals(other.pace)) {
            return new Readiness(
                    one.pace,
                    StrictMath.max(one.firstValid, other.firstValid),
                    StrictMath.max(one.settled, other.settled),
                    StrictMath.max(one.sessionMillis, other.sessionMillis));
        }
        return one.weight(bars) >= other.weight(bars) ? one : other;
    }

    private long weight(List<BarSpec> bars) {
        if (pace.isTick()) {
            return settled;
        }
        BarSpec spec = bars.get(pace.series());
        return switch (spec.kind()) {
            case TICKS, IMBALANCE -> spec.size() * settled;
            // Some ticks a second: only the order of magnitude matters.
            case TIME -> spec.size() / 100 * settled;
        };
    }
}
