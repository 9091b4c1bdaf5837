package io.tickflow.core.feature.node;

import io.tickflow.core.bar.BarSpec;
import io.tickflow.model.contract.FeatureSpec;
import java.util.List;

/**
 * Schedule of the updates of a value: each tick, or each closing bar of a series.
 *
 * @param series number of the bar series; -1 for each tick
 */
public record Cadence(int series) {

    public static final Cadence TICK = new Cadence(-1);

    public boolean isTick() {
        return series < 0;
    }

    public String label(List<BarSpec> bars) {
        return isTick() ? FeatureSpec.EVERY_TICK : bars.get(series).toString();
    }

    /**
     * Cadence of a value with two inputs: it is updated whenever either is. Of two lengths of time
     * the shorter one, if every end of the longer one is an end of it; each tick otherwise.
     */
    public static Cadence ofBoth(Cadence one, Cadence other, List<BarSpec> bars) {
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
