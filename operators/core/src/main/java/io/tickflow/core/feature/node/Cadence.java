package io.tickflow.core.feature;

import io.tickflow.core.bar.BarSpec;
import io.tickflow.model.contract.FeatureSpec;
import java.util.List;

/**
 * When a value is updated: at each tick, or when a bar of a series closes.
 *
 * @param series number of the bar series; -1 for each tick
 */
record Pace(int series) {

    static final Pace TICK = new Pace(-1);

    boolean isTick() {
        return series < 0;
    }

    String label(List<BarSpec> bars) {
        return isTick() ? FeatureSpec.EVERY_TICK : bars.get(series).toString();
    }

    /**
     * Pace of what has two inputs: it is updated whenever either is. Of two lengths of time the
     * shorter one, if every end of the longer one is an end of it; each tick otherwise.
     */
    static Pace ofBoth(Pace one, Pace other, List<BarSpec> bars) {
        if (one.equals(other)) {
            return one;
        }
        if (one.isTick() || other.isTick()) {
            return TICK;
        }
        BarSpec a = bars.get(one.series());
        BarSpec b = bars.get(other.series());
        if (a.kind() != BarSpec.Kind.TIME || b.kind() != BarSpec.Kind.TIME) {
            return TICK;
        }
        if (b.size() % a.size() == 0) {
            return one;
        }
        return a.size() % b.size() == 0 ? other : TICK;
    }
}
