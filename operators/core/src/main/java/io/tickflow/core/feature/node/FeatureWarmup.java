package io.tickflow.core.feature.node;

import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.feature.store.SessionSpan;
import java.util.List;

/**
 * Updates before a value is valid, and before it no longer depends on the start of its series.
 *
 * @param cadence of the updates that the indices count
 * @param firstValid index from 0 of the first update that gives a number
 * @param settled index from which on it does not depend on where the series started
 * @param sessionMillis age of the session that settling takes besides
 */
public record FeatureWarmup(Cadence cadence, int firstValid, int settled, long sessionMillis) {

    private static final long MONTH_MILLIS = 30 * 86_400_000L;

    /** Later by {@code updates}. */
    public FeatureWarmup after(int updates) {
        return new FeatureWarmup(cadence, firstValid + updates, settled + updates, sessionMillis);
    }

    /** The later of both to settle: bars take longer than ticks, and longer bars than shorter. */
    public static FeatureWarmup ofBoth(FeatureWarmup one, FeatureWarmup other, List<BarSpec> bars) {
        if (one.cadence.equals(other.cadence)) {
            return new FeatureWarmup(
                    one.cadence,
                    StrictMath.max(one.firstValid, other.firstValid),
                    StrictMath.max(one.settled, other.settled),
                    StrictMath.max(one.sessionMillis, other.sessionMillis));
        }
        return one.weight(bars) >= other.weight(bars) ? one : other;
    }

    /** True if a feature that counts ticks is settled at this point of its session. */
    boolean isOver(SessionSpan session) {
        return session.ticks() > settled && session.ageMillis() >= sessionMillis;
    }

    private long weight(List<BarSpec> bars) {
        if (cadence.isTick()) {
            return settled;
        }
        BarSpec spec = bars.get(cadence.series());
        return switch (spec.kind()) {
            case TICKS, IMBALANCE -> spec.size() * settled;
            // Some ticks a second: only the order of magnitude matters.
            case TIME -> spec.size() / 100 * settled;
            case MONTH -> MONTH_MILLIS / 100 * settled;
        };
    }
}
