package io.tickflow.core.feature;

import io.tickflow.core.feature.expression.FeatureCompiler;
import io.tickflow.core.market.PipSize;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Features that a pipeline computes, and its decision point.
 *
 * @param bars names of the bars that the standard indicators are kept on, such as {@code M5}
 * @param added further features, {@code name = expression} or an expression alone
 * @param decisionPoint {@code tick} for a vector at each accepted tick, or the name of bars for one
 *     at each tick that closes one
 * @param pips pip sizes of symbols in price units; those not named follow {@link PipSize}
 */
public record FeatureConfig(
        List<String> bars, List<String> added, String decisionPoint, Map<String, Double> pips)
        implements Serializable {

    /** A vector at each accepted tick. */
    public static final String EVERY_TICK = FeatureCompiler.EVERY_TICK;

    /** The bars of the standard set. */
    public static final List<String> STANDARD_BARS = List.of("10s", "M1", "M5", "M15", "H1");

    /** The standard set, deciding at each tick. */
    public static final FeatureConfig STANDARD =
            new FeatureConfig(STANDARD_BARS, List.of(), EVERY_TICK, Map.of());

    /** Copies the lists. */
    public FeatureConfig {
        bars = List.copyOf(bars);
        added = List.copyOf(added);
        pips = Map.copyOf(pips);
    }

    /** The same with these further features. */
    public FeatureConfig adding(String... expressions) {
        return new FeatureConfig(bars, List.of(expressions), decisionPoint, pips);
    }

    /** The same, deciding at another point. */
    public FeatureConfig decidingAt(String point) {
        return new FeatureConfig(bars, added, point, pips);
    }

    /** The same with the standard indicators on other bars. */
    public FeatureConfig on(String... names) {
        return new FeatureConfig(List.of(names), added, decisionPoint, pips);
    }

    /** Pip of {@code symbol} in price units; NaN if it is not known. */
    double pipOf(String symbol) {
        Double configured = pips.get(symbol);
        return configured == null ? PipSize.of(symbol) : configured;
    }
}
