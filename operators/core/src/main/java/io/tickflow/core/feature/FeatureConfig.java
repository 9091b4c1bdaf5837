package io.tickflow.core.feature;

import io.tickflow.core.bar.BarRules;
import io.tickflow.core.feature.expression.FeatureCompiler;
import io.tickflow.core.market.PipSize;
import io.tickflow.core.market.PriceRule;
import io.tickflow.core.market.SymbolMap;
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
 * @param barRules price and session of all bars
 * @param usualPrices usual prices of symbols whose prices may be 0 or negative
 */
public record FeatureConfig(
        List<String> bars,
        List<String> added,
        String decisionPoint,
        Map<String, Double> pips,
        BarRules barRules,
        SymbolMap<Double> usualPrices)
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

    /** Features on bars of mid, aligned to UTC, of symbols with prices above zero. */
    public FeatureConfig(
            List<String> bars, List<String> added, String decisionPoint, Map<String, Double> pips) {
        this(bars, added, decisionPoint, pips, BarRules.STANDARD, SymbolMap.empty());
    }

    /** The same with these further features. */
    public FeatureConfig adding(String... expressions) {
        return new FeatureConfig(
                bars, List.of(expressions), decisionPoint, pips, barRules, usualPrices);
    }

    /** The same on bars by other rules. */
    public FeatureConfig cutBy(BarRules rules) {
        return new FeatureConfig(bars, added, decisionPoint, pips, rules, usualPrices);
    }

    /** The same for symbols whose prices may be 0 or negative. */
    public FeatureConfig allowingNegative(Map<String, Double> prices) {
        return new FeatureConfig(
                bars, added, decisionPoint, pips, barRules, new SymbolMap<>(prices));
    }

    /** The same, deciding at another point. */
    public FeatureConfig decidingAt(String point) {
        return new FeatureConfig(bars, added, point, pips, barRules, usualPrices);
    }

    /** The same with the standard indicators on other bars. */
    public FeatureConfig on(String... names) {
        return new FeatureConfig(List.of(names), added, decisionPoint, pips, barRules, usualPrices);
    }

    /** Pip of {@code symbol} in price units; NaN if it is not known. */
    double pipOf(String symbol) {
        Double configured = pips.get(symbol);
        return configured == null ? PipSize.of(symbol) : configured;
    }

    /** Prices that {@code symbol} can have. */
    public PriceRule pricesOf(String symbol) {
        double usualPrice = usualPrices.of(symbol, 0.0);
        return usualPrice > 0 ? new PriceRule(usualPrice) : PriceRule.ABOVE_ZERO;
    }
}
